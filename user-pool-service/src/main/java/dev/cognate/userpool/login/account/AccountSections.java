package dev.cognate.userpool.login.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The sections of the account page. */
@ApplicationScoped
class AccountSections {
    private final List<AccountSection> sections;

    AccountSections(
            ProfileSection profile,
            PasswordSection password,
            FactorSection factors,
            PasskeySection passkeys,
            SessionSection sessions,
            DeviceSection devices,
            DeletionSection deletion) {
        this.sections = List.of(profile, password, factors, passkeys, sessions, devices, deletion);
    }

    /** As the page shows them. */
    List<AccountSection> inOrder() {
        return sections;
    }
}
