package dev.cognate.userpool.login.view;

import static dev.cognate.userpool.login.view.Gallery.app;
import static dev.cognate.userpool.login.view.Gallery.identity;
import static dev.cognate.userpool.login.view.Gallery.otherWay;
import static dev.cognate.userpool.login.view.Gallery.primary;
import static dev.cognate.userpool.login.view.Gallery.text;

import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.login.view.Node.Notice;
import java.util.List;
import java.util.Optional;

/** Pages of signing in. */
final class SignInPages {
    private SignInPages() {}

    static List<LoginView> views() {
        return List.of(
                signIn(),
                signInFailed(),
                providers(),
                password(),
                factors(),
                passkey(),
                domain(),
                newPassword(),
                accounts());
    }

    static LoginView signIn() {
        return LoginView.of("sign-in", "signin.title")
                .lead(app("signin.lead"))
                .with(
                        Form.to(
                                "/login",
                                username(),
                                Field.PasswordField.current("password", text("password.label")),
                                Link.to("/forgotPassword", text("signin.forgot-password")),
                                primary("action.sign-in"),
                                new Node.Passkey(Node.Passkey.Ceremony.AUTOFILL, options())),
                        Link.to("/signup", text("signin.create-account")).after(text("signin.no-account")));
    }

    static LoginView signInFailed() {
        return LoginView.of("sign-in-failed", "signin.title")
                .with(Form.to(
                        "/login",
                        Notice.error(text("signin.wrong")),
                        username().value(Gallery.USER),
                        Field.PasswordField.current("password", text("password.label")),
                        Link.to("/forgotPassword", text("signin.forgot-password")),
                        primary("action.sign-in")));
    }

    static LoginView providers() {
        return LoginView.of("identifier", "signin.title")
                .lead(app("signin.lead"))
                .with(
                        Form.to(
                                "/login",
                                username(),
                                primary("signin.next"),
                                new Node.Passkey(Node.Passkey.Ceremony.SIGN_IN, options())),
                        new Node.Divider(Optional.of(text("signin.or"))),
                        new Node.ProviderButton("Google", "Google", "/oauth2/authorize?identity_provider=Google"),
                        new Node.ProviderButton(
                                "Apple", "SignInWithApple", "/oauth2/authorize?identity_provider=SignInWithApple"),
                        new Node.ProviderButton("Facebook", "Facebook", "/oauth2/authorize?identity_provider=Facebook"),
                        new Node.ProviderButton(
                                "Amazon", "LoginWithAmazon", "/oauth2/authorize?identity_provider=LoginWithAmazon"),
                        new Node.ProviderButton("Meadow Staff", "SAML", "/oauth2/authorize?identity_provider=Staff"),
                        Link.to("/signup", text("signin.create-account")).after(text("signin.no-account")));
    }

    static LoginView password() {
        return LoginView.of("password", "password.title")
                .with(Form.to(
                        "/login",
                        identity(),
                        Field.PasswordField.current("password", text("password.label"))
                                .error(text("password.wrong")),
                        Link.to("/forgotPassword", text("signin.forgot-password")),
                        primary("action.sign-in"),
                        otherWay()));
    }

    static LoginView factors() {
        Message address = text("factor.email-hint").with("destination", "a***@e***.com");
        Message phone = text("factor.sms-hint").with("destination", "+*******0123");
        return LoginView.of("factors", "factor.title")
                .lead(text("factor.lead"))
                .with(Form.to(
                        "/login",
                        identity(),
                        Button.choice("factor", "WEB_AUTHN", text("factor.passkey"), Graphic.PASSKEY)
                                .hint(text("factor.passkey-hint")),
                        Button.choice("factor", "EMAIL_OTP", text("factor.email"), Graphic.EMAIL)
                                .hint(address),
                        Button.choice("factor", "SMS_OTP", text("factor.sms"), Graphic.SMS)
                                .hint(phone),
                        Button.choice("factor", "PASSWORD", text("factor.password"), Graphic.PASSWORD)
                                .hint(text("factor.password-hint"))));
    }

    static LoginView passkey() {
        return LoginView.of("passkey", "passkey.title")
                .lead(text("passkey.lead"))
                .graphic(Graphic.PASSKEY)
                .with(Form.to(
                        "/login", identity(), new Node.Passkey(Node.Passkey.Ceremony.SIGN_IN, options()), otherWay()));
    }

    static LoginView domain() {
        return LoginView.of("domain", "signin.domain-title")
                .with(Form.to(
                        "/login",
                        Field.TextField.of("email", Input.EMAIL, text("signin.domain-email"))
                                .value(Gallery.USER)
                                .error(text("signin.domain-unknown")),
                        primary("action.continue"),
                        Button.quiet("action", "back", text("action.back"))));
    }

    static LoginView newPassword() {
        return LoginView.of("new-password", "newpassword.title")
                .lead(text("newpassword.lead"))
                .with(Form.to(
                        "/login",
                        identity(),
                        Field.PasswordField.chosen(
                                "new_password", text("password.new"), new PasswordRules(12, true, true, true, true)),
                        Field.PasswordField.current("repeated", text("password.repeat")),
                        Node.Group.of(
                                text("newpassword.attributes"),
                                Field.TextField.of("given_name", Input.GIVEN_NAME, text("attribute.given_name")),
                                Field.TextField.of("birthdate", Input.BIRTHDATE, text("attribute.birthdate"))
                                        .optional()),
                        primary("newpassword.submit")));
    }

    static LoginView accounts() {
        return LoginView.of("accounts", "accounts.title")
                .lead(app("accounts.lead"))
                .with(Form.to(
                        "/login",
                        new Node.Items(
                                text("accounts.list"),
                                List.of(
                                        account(Gallery.USER, "accounts.signed-in"),
                                        account("work@example.com", "accounts.signed-out"))),
                        Button.secondary("action", "other", text("accounts.other"))));
    }

    private static Node.Item account(String name, String state) {
        return new Node.Item(
                Message.verbatim(name),
                List.of(text(state)),
                List.of(new Button(
                        "account",
                        name,
                        text("action.continue"),
                        Node.Emphasis.CHOICE,
                        Optional.empty(),
                        Optional.empty(),
                        true)));
    }

    private static Field.TextField username() {
        return Field.TextField.of("username", Input.USERNAME_EMAIL, text("signin.email"));
    }

    static String options() {
        return "{\"challenge\":\"AAECAwQFBgcICQoLDA0ODw\",\"rpId\":\"localhost\",\"timeout\":60000}";
    }
}
