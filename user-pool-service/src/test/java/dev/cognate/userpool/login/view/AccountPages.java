package dev.cognate.userpool.login.view;

import static dev.cognate.userpool.login.view.Gallery.text;

import dev.cognate.userpool.login.view.Field.CodeField;
import dev.cognate.userpool.login.view.Field.PasswordField;
import dev.cognate.userpool.login.view.Field.TextField;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Fact;
import dev.cognate.userpool.login.view.Node.Facts;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Group;
import dev.cognate.userpool.login.view.Node.Item;
import dev.cognate.userpool.login.view.Node.Items;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.login.view.Node.Notice;
import java.util.List;
import java.util.Optional;

/** The pages of somebody's own account. */
final class AccountPages {
    private static final String ACCOUNT = "/account";

    private AccountPages() {}

    static List<LoginView> views() {
        return List.of(account(), profile(), password(), app(), verify(), delete());
    }

    static LoginView account() {
        return LoginView.of("account", "account.title")
                .lead(Message.verbatim("ana.lopez"))
                .with(Notice.success(text("account.profile-saved")))
                .with(profileSection(), passwordSection(), factors(), passkeys(), sessions(), devices(), deletion())
                .with(Link.to("/oauth2/authorize", Gallery.app("action.to-app")));
    }

    private static Node profileSection() {
        Facts facts = new Facts(List.of(
                new Fact(text("attribute.given_name"), "Ana"),
                new Fact(text("attribute.email"), Gallery.USER),
                new Fact(text("attribute.phone_number"), "+34600000000")));
        Item phone = new Item(
                Message.verbatim("+34600000000"),
                List.of(text("account.unverified")),
                List.of(Button.secondary("verify", "phone_number", text("account.verify"))));
        return Group.of(
                text("account.profile"),
                facts,
                Form.to(ACCOUNT, new Items(text("account.unverified"), List.of(phone))),
                Link.to("/account/profile", text("account.edit")));
    }

    private static Node passwordSection() {
        return Group.of(text("account.password"), Link.to("/account/password", text("account.password-change")));
    }

    private static Node factors() {
        Button off = Button.danger("factor.off", "SOFTWARE_TOKEN_MFA", text("account.factor-remove"));
        Button first = Button.secondary("factor.first", "EMAIL_OTP", text("account.factor-prefer"));
        Button emailOff = Button.danger("factor.off", "EMAIL_OTP", text("account.factor-remove"));
        Button on = Button.secondary("factor.on", "SMS_MFA", text("account.factor-turn-on"));
        Item app = new Item(
                text("factor.totp"),
                List.of(text("account.factor-on"), text("account.factor-preferred")),
                List.of(off));
        Item email = new Item(text("factor.email"), List.of(text("account.factor-on")), List.of(first, emailOff));
        Item sms = new Item(text("factor.sms"), List.of(text("account.factor-off")), List.of(on));
        return Group.of(
                text("account.factors"),
                Form.to(ACCOUNT, new Items(text("account.factors"), List.of(app, email, sms))));
    }

    private static Node passkeys() {
        Item passkey = new Item(
                Message.verbatim("Google Password Manager"),
                List.of(dated("account.passkey-added")),
                List.of(Button.danger("passkey.remove", "a-passkey", text("account.remove"))));
        Button add = Button.secondary("passkey.add", "new", text("passkey.create"));
        return Group.of(
                text("account.passkeys"), Form.to(ACCOUNT, new Items(text("account.passkeys"), List.of(passkey)), add));
    }

    private static Node sessions() {
        Items list = new Items(
                text("account.sessions"),
                List.of(
                        session("Firefox on Linux", text("account.session-this"), dated("account.session-since")),
                        session("Safari on iOS", dated("account.session-active"))));
        Button all = Button.secondary("sessions.end", "all", text("account.sessions-end-all"));
        return Group.of(text("account.sessions"), Form.to(ACCOUNT, list, all));
    }

    private static Item session(String device, Message... states) {
        return new Item(
                Message.verbatim(device),
                List.of(states),
                List.of(Button.secondary("browser.end", device, text("account.session-end"))));
    }

    private static Node devices() {
        Item device = new Item(
                Message.verbatim("Pixel 9"),
                List.of(dated("account.session-active")),
                List.of(Button.danger("device.forget", "a-device", text("account.remove"))));
        return Group.of(text("account.devices"), Form.to(ACCOUNT, new Items(text("account.devices"), List.of(device))));
    }

    private static Node deletion() {
        return Group.of(
                text("account.delete"),
                new Node.Text(text("account.delete-lead")),
                Link.to("/account/delete", text("account.delete")));
    }

    private static Message dated(String id) {
        return text(id).with("date", "Nov 23, 2026");
    }

    private static Node user() {
        return new Node.Identity("ana.lopez", Optional.empty());
    }

    private static Link back() {
        return Link.to(ACCOUNT, text("action.back"));
    }

    private static LoginView profile() {
        TextField name = TextField.of("attribute.given_name", Input.GIVEN_NAME, text("attribute.given_name"));
        TextField email = TextField.of("attribute.email", Input.EMAIL, text("attribute.email"));
        return LoginView.of("account-profile", "account.profile")
                .with(Form.to(
                        "/account/profile",
                        name.value("Ana").optional(),
                        email.value(Gallery.USER).optional(),
                        PhonePages.phone("attribute.phone_number", "").optional(),
                        Button.primary("action", "", text("action.save"))))
                .with(back());
    }

    private static LoginView password() {
        PasswordField current = PasswordField.current("current", text("password.current"));
        PasswordRules rules = new PasswordRules(8, true, true, true, true);
        return LoginView.of("account-password", "account.password-change")
                .graphic(Graphic.PASSWORD)
                .with(Form.to(
                        "/account/password",
                        user(),
                        current.error(text("password.wrong")),
                        PasswordField.chosen("password", text("password.new"), rules),
                        Button.primary("action", "", text("account.password-change"))))
                .with(back());
    }

    private static LoginView app() {
        String key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
        return LoginView.of("account-app", "totp.title")
                .lead(text("totp.lead"))
                .graphic(Graphic.AUTH_APP)
                .with(new Node.QrCode("otpauth://totp/Meadow%20Books:ana.lopez?secret=" + key, key))
                .with(code("/account/app"))
                .with(back());
    }

    private static LoginView verify() {
        return LoginView.of("account-verify", "code.title-email")
                .lead(text("code.sent").with("destination", "a***@e***"))
                .graphic(Graphic.EMAIL)
                .with(code("/account/verify"))
                .with(back());
    }

    private static Node code(String path) {
        return Form.to(
                path, CodeField.of("code", text("code.label")), Button.primary("action", "", text("code.verify")));
    }

    private static LoginView delete() {
        return LoginView.of("account-delete", "account.delete")
                .lead(text("account.delete-lead"))
                .graphic(Graphic.TROUBLE)
                .with(Form.to(
                        "/account/delete", user(), Button.danger("action", "yes", text("account.delete-confirm"))))
                .with(Link.to(ACCOUNT, text("action.cancel")));
    }
}
