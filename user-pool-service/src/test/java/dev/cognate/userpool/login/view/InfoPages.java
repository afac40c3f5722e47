package dev.cognate.userpool.login.view;

import static dev.cognate.userpool.login.view.Gallery.app;
import static dev.cognate.userpool.login.view.Gallery.primary;
import static dev.cognate.userpool.login.view.Gallery.text;

import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Notice;
import java.util.List;

/** Pages that say something. */
final class InfoPages {
    private InfoPages() {}

    static List<LoginView> views() {
        return List.of(
                said("confirmed", Graphic.DONE),
                said("notconfirmed", Graphic.TROUBLE),
                said("signedout", Graphic.DONE),
                said("expired", Graphic.TROUBLE),
                said("used", Graphic.DONE),
                said("cookies", Graphic.TROUBLE),
                said("limited", Graphic.TROUBLE),
                said("locked", Graphic.TROUBLE),
                said("blocked", Graphic.TROUBLE),
                said("maintenance", Graphic.TROUBLE),
                federated(),
                signOut(),
                device(),
                said("account-deleted", "account.deleted", Graphic.DONE),
                said("device-done", "device.done", Graphic.DONE),
                said("device-denied", "device.denied", Graphic.TROUBLE),
                error());
    }

    static LoginView said(String page, Graphic graphic) {
        return LoginView.of(page, page + ".title")
                .lead(text(page + ".lead"))
                .graphic(graphic)
                .with(Form.to("/login", primary("action.continue")));
    }

    static LoginView said(String page, String messages, Graphic graphic) {
        return LoginView.of(page, messages + "-title")
                .lead(text(messages + "-lead"))
                .graphic(graphic);
    }

    static LoginView device() {
        return LoginView.of("device", "device.title")
                .lead(app("device.lead").with("name", Gallery.USER))
                .graphic(Graphic.AUTH_APP)
                .with(
                        new Node.Text(text("device.care")),
                        Form.to(
                                "/device",
                                Field.TextField.of("user_code", Input.DEVICE_CODE, text("code.label"))
                                        .value("BCDF-GHJK")
                                        .error(text("device.wrong")),
                                Button.primary("answer", "allow", text("device.allow")),
                                Button.secondary("answer", "deny", text("device.deny"))));
    }

    static LoginView federated() {
        return LoginView.of("federated", "federated.title")
                .graphic(Graphic.TROUBLE)
                .with(
                        Notice.error(text("federated.lead").with("provider", "Meadow Staff")),
                        Form.to("/login", primary("action.start-over")));
    }

    static LoginView signOut() {
        return LoginView.of("sign-out", "signout.title")
                .lead(app("signout.lead"))
                .with(Form.to(
                        "/logout",
                        primary("action.sign-out"),
                        Button.secondary("action", "cancel", text("action.cancel"))));
    }

    static LoginView error() {
        return LoginView.of("error", "error.title")
                .lead(text("error.lead"))
                .graphic(Graphic.TROUBLE)
                .with(new Node.Facts(
                        List.of(new Node.Fact(text("error.request"), "7d2c6a8e-0b63-4b7e-9d0e-2f3d6a3c1b55"))));
    }
}
