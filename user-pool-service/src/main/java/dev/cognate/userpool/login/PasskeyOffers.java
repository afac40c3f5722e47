package dev.cognate.userpool.login;

import dev.cognate.contract.idp.AuthFactorType;
import dev.cognate.database.Database;
import dev.cognate.userpool.choice.Passwordless;
import dev.cognate.userpool.passkey.Passkeys;
import dev.cognate.userpool.sso.BrowserSession;
import dev.cognate.wire.web.WebRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Whether to offer a passkey: to people who signed in with a password, where passkeys are a way to sign in, and who have none
 * and did not say "not now" of late.
 */
@ApplicationScoped
public class PasskeyOffers {
    private static final String NOT_NOW = "cognate-no-passkey";
    private static final Duration PEACE = Duration.ofDays(30);

    private final Passkeys passkeys;
    private final Database database;

    PasskeyOffers(Passkeys passkeys, Database database) {
        this.passkeys = passkeys;
        this.database = database;
    }

    Uni<Boolean> isDue(Visit visit, BrowserSession session) {
        if (!arePossible(visit)) {
            return Uni.createFrom().item(false);
        }
        if (visit.state().goal().filter(Flows.PASSKEY::equals).isPresent()) {
            return Uni.createFrom().item(true);
        }
        boolean byPassword = session.assurance().amr().contains("pwd");
        boolean declined = visit.web().cookie(name(visit.web())).isPresent();
        return !byPassword || declined
                ? Uni.createFrom().item(false)
                : database.read(db -> passkeys.isUsable(db, visit.pool(), session.sub()))
                        .map(has -> !has);
    }

    /** Whether this client's users may sign in with passkeys. */
    public static boolean arePossible(Visit visit) {
        return visit.style() == SignInStyle.CHOICE && Passwordless.allows(visit.pool(), AuthFactorType.WEB_AUTHN);
    }

    /** The {@code Set-Cookie} line that remembers "not now". */
    static String declined(WebRequest web) {
        return name(web) + "=1; Max-Age=" + PEACE.toSeconds() + FlowCookies.attributes(web);
    }

    private static String name(WebRequest web) {
        return FlowCookies.hostName(web, NOT_NOW);
    }
}
