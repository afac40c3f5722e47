package dev.cognate.userpool.login;

import dev.cognate.userpool.login.view.Graphic;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Fact;
import dev.cognate.userpool.login.view.Node.Facts;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import java.util.List;

/** Pages that only say something. */
final class InfoViews {
    private InfoViews() {}

    /** A form came too late, or its cookie did not come along; this flow begins anew. */
    static LoginView expired() {
        return LoginView.of("expired", "expired.title")
                .lead(Message.of("expired.lead"))
                .graphic(Graphic.TROUBLE)
                .with(restart());
    }

    /** No cookie of ours came back; to begin anew would end here again. */
    static LoginView cookiesNeeded() {
        return LoginView.of("cookies", "cookies.title")
                .lead(Message.of("cookies.lead"))
                .graphic(Graphic.TROUBLE)
                .with(Link.to(Flows.SIGN_IN, Message.of("action.continue")));
    }

    /** Something is away that will be back. */
    static LoginView outage() {
        return LoginView.of("maintenance", "maintenance.title")
                .lead(Message.of("maintenance.lead"))
                .graphic(Graphic.TROUBLE);
    }

    /** A form came twice. */
    static LoginView alreadyDone() {
        return LoginView.of("already-done", "used.title")
                .lead(Message.of("used.lead"))
                .graphic(Graphic.TROUBLE)
                .with(Link.to(Flows.SIGN_IN, Message.of("action.continue")))
                .with(restart());
    }

    /** Too many requests. */
    static LoginView limited() {
        return LoginView.of("limited", "limited.title")
                .lead(Message.of("limited.lead"))
                .graphic(Graphic.TROUBLE);
    }

    /** Nobody is signed in any more. */
    static LoginView signedOut() {
        return LoginView.of("signed-out", "signedout.title")
                .lead(Message.of("signedout.lead"))
                .graphic(Graphic.DONE);
    }

    /** The link of a message confirmed an account. */
    static LoginView confirmed() {
        return LoginView.of("confirmed", "confirmed.title")
                .lead(Message.of("confirmed.lead"))
                .graphic(Graphic.DONE);
    }

    /** The link of a message did not. */
    static LoginView notConfirmed() {
        return LoginView.of("notconfirmed", "notconfirmed.title")
                .lead(Message.of("notconfirmed.lead"))
                .graphic(Graphic.TROUBLE);
    }

    /** There is no account any more. */
    static LoginView accountDeleted() {
        return LoginView.of("account-deleted", "account.deleted-title")
                .lead(Message.of("account.deleted-lead"))
                .graphic(Graphic.DONE);
    }

    /** Something is wrong that the person in front of the browser cannot mend. */
    static LoginView error(String titleId, String leadId, String requestId) {
        return LoginView.of("error", titleId)
                .lead(Message.of(leadId))
                .graphic(Graphic.TROUBLE)
                .with(new Facts(List.of(new Fact(Message.of("error.request"), requestId))));
    }

    private static Node restart() {
        return Form.to(Flows.SIGN_IN, PageNodes.startOver());
    }
}
