package dev.cognate.userpool.login.view;

import static dev.cognate.userpool.login.view.Gallery.text;

import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Group;
import dev.cognate.userpool.login.view.Node.Item;
import dev.cognate.userpool.login.view.Node.Items;
import dev.cognate.userpool.login.view.Node.Notice;
import java.util.List;

/** The pages of somebody's own account. */
final class AccountPages {
    private AccountPages() {}

    static List<LoginView> views() {
        return List.of(account());
    }

    static LoginView account() {
        return LoginView.of("account", "account.title")
                .with(Notice.success(text("account.profile-saved")), profile(), factors(), sessions(), deletion());
    }

    private static Node profile() {
        var email = Field.TextField.of("email", Input.EMAIL, text("attribute.email"));
        var name = Field.TextField.of("given_name", Input.GIVEN_NAME, text("attribute.given_name"));
        Button save = Button.primary("action", "save-profile", text("action.save"));
        return Group.of(
                text("account.profile"), Form.to("/account", email.value(Gallery.USER), name.value("Ana"), save));
    }

    private static Node factors() {
        Button off = Button.danger("remove", "SOFTWARE_TOKEN_MFA", text("account.factor-remove"));
        Button on = Button.secondary("add", "SMS_MFA", text("account.factor-add"));
        Item app = new Item(
                text("factor.totp"),
                List.of(text("account.factor-on"), text("account.factor-preferred")),
                List.of(off));
        Item sms = new Item(text("factor.sms"), List.of(text("account.factor-off")), List.of(on));
        return Group.of(
                text("account.factors"), Form.to("/account", new Items(text("account.factors"), List.of(app, sms))));
    }

    private static Node sessions() {
        Items list = new Items(
                text("account.sessions"),
                List.of(
                        session("Firefox · Linux", "account.session-this"),
                        session("Safari · iPhone", "account.session-active")));
        Button all = Button.secondary("action", "end-all", text("account.sessions-end-all"));
        return Group.of(text("account.sessions"), Form.to("/account", list, all));
    }

    private static Item session(String device, String state) {
        return new Item(
                Message.verbatim(device),
                List.of(text(state).with("date", "23 Nov 2026")),
                List.of(Button.secondary("end", device, text("account.session-end"))));
    }

    private static Node deletion() {
        return Group.of(
                text("account.delete"),
                Form.to(
                        "/account",
                        new Node.Text(text("account.delete-lead")),
                        Button.danger("action", "delete", text("account.delete"))));
    }
}
