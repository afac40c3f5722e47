package dev.cognate.userpool.login.account;

import dev.cognate.contract.idp.EmailMfaSettingsType;
import dev.cognate.contract.idp.SMSMfaSettingsType;
import dev.cognate.contract.idp.SetUserMFAPreferenceOperation;
import dev.cognate.contract.idp.SetUserMFAPreferenceRequest;
import dev.cognate.contract.idp.SetUserMFAPreferenceResponse;
import dev.cognate.contract.idp.SoftwareTokenMfaSettingsType;
import dev.cognate.contract.idp.UserPoolMfaType;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.mfa.MfaMethod;
import dev.cognate.userpool.mfa.totp.SoftwareTokens;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Which second factors somebody wants. */
@ApplicationScoped
class FactorPreference {
    private final SetUserMFAPreferenceOperation set;
    private final AccountDoor door;

    FactorPreference(SetUserMFAPreferenceOperation set, AccountDoor door) {
        this.set = set;
        this.door = door;
    }

    /** What the pool asks for and the user could use: codes go to confirmed addresses alone. */
    static List<MfaMethod> offered(Caller caller) {
        UserPool pool = caller.visit().pool();
        User user = caller.signedIn().user();
        List<MfaMethod> offered = new ArrayList<>();
        UserPoolMfaType mode = pool.settings().mfaConfiguration();
        if (mode == null || UserPoolMfaType.OFF.equals(mode)) {
            return offered;
        }
        if (SoftwareTokens.isOffered(pool)) {
            offered.add(MfaMethod.SOFTWARE_TOKEN_MFA);
        }
        if (pool.settings().smsConfiguration() != null && isConfirmed(user, Destination.PHONE)) {
            offered.add(MfaMethod.SMS_MFA);
        }
        if (pool.mfa().email() != null && isConfirmed(user, Destination.EMAIL)) {
            offered.add(MfaMethod.EMAIL_OTP);
        }
        return offered;
    }

    private static boolean isConfirmed(User user, String attribute) {
        return user.attribute(attribute).isPresent()
                && user.attribute(attribute + "_verified")
                        .filter("true"::equals)
                        .isPresent();
    }

    /** Switches a factor on or off. */
    Uni<SetUserMFAPreferenceResponse> set(Caller caller, MfaMethod method, boolean enabled, boolean preferred) {
        return door.call(
                caller,
                ticket -> set.setUserMFAPreference(
                        request(method, enabled, preferred).accessToken(ticket).build(),
                        caller.visit().context()));
    }

    private static SetUserMFAPreferenceRequest.Builder request(MfaMethod method, boolean enabled, boolean preferred) {
        // what is not to be preferred now is left as it is
        Boolean first = preferred ? true : null;
        SetUserMFAPreferenceRequest.Builder request = SetUserMFAPreferenceRequest.builder();
        return switch (method) {
            case SOFTWARE_TOKEN_MFA ->
                request.softwareTokenMfaSettings(SoftwareTokenMfaSettingsType.builder()
                        .enabled(enabled)
                        .preferredMfa(first)
                        .build());
            case SMS_MFA ->
                request.smsMfaSettings(SMSMfaSettingsType.builder()
                        .enabled(enabled)
                        .preferredMfa(first)
                        .build());
            case EMAIL_OTP ->
                request.emailMfaSettings(EmailMfaSettingsType.builder()
                        .enabled(enabled)
                        .preferredMfa(first)
                        .build());
        };
    }
}
