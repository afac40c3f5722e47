package dev.cognate.userpool.login.view;

import dev.cognate.contract.idp.UserPoolClientType;
import dev.cognate.contract.idp.UserPoolType;
import dev.cognate.userpool.client.AppClient;
import dev.cognate.userpool.client.ClientInPool;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.login.view.Node.Notice;
import dev.cognate.userpool.pool.UserPool;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every kind of page, each with what it can show, for tests that look at all of them. */
final class Gallery {
    static final String USER = "ana.lopez@example.com";

    private Gallery() {}

    static List<LoginView> views() {
        return Stream.of(
                        SignInPages.views().stream(),
                        CodePages.views().stream(),
                        SignUpPages.views().stream(),
                        InfoPages.views().stream(),
                        AccountPages.views().stream())
                .flatMap(views -> views)
                .toList();
    }

    static PageContext context(Language language, LoginView view) {
        return PageContext.of(
                        client(),
                        language,
                        "/" + view.page(),
                        "client_id=example&redirect_uri=https%3A%2F%2Fapp.example.com%2F")
                .csrfToken("token")
                .requestId("7d2c6a8e-0b63-4b7e-9d0e-2f3d6a3c1b55");
    }

    private static ClientInPool client() {
        UserPool pool =
                new UserPool("us-east-1_Abcdefghi", UserPoolType.builder().build());
        UserPoolClientType settings =
                UserPoolClientType.builder().clientName("Meadow Books").build();
        return new ClientInPool(pool, new AppClient(pool.id(), "example", settings, List.of()));
    }

    static Message text(String id) {
        return Message.of(id);
    }

    static Message app(String id) {
        return Message.of(id).with("app", "Meadow Books");
    }

    static Node identity() {
        return new Node.Identity(USER, Optional.of("/login"));
    }

    static Button otherWay() {
        return Button.quiet("action", "other-way", text("action.other-way"));
    }

    static Button primary(String label) {
        return Button.primary("action", "continue", text(label));
    }

    /** Pages of signing in. */
    static final class SignInPages {
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
                            username().value(USER),
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
                            new Node.ProviderButton(
                                    "Facebook", "Facebook", "/oauth2/authorize?identity_provider=Facebook"),
                            new Node.ProviderButton(
                                    "Amazon", "LoginWithAmazon", "/oauth2/authorize?identity_provider=LoginWithAmazon"),
                            new Node.ProviderButton(
                                    "Meadow Staff", "SAML", "/oauth2/authorize?identity_provider=Staff"),
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
                            "/login",
                            identity(),
                            new Node.Passkey(Node.Passkey.Ceremony.SIGN_IN, options()),
                            otherWay()));
        }

        static LoginView domain() {
            return LoginView.of("domain", "signin.domain-title")
                    .with(Form.to(
                            "/login",
                            Field.TextField.of("email", Input.EMAIL, text("signin.domain-email"))
                                    .value(USER)
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
                                    "new_password",
                                    text("password.new"),
                                    new PasswordRules(12, true, true, true, true)),
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
                                            account(USER, "accounts.signed-in"),
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

    /** Pages of codes and of setting up second factors. */
    static final class CodePages {
        private CodePages() {}

        static List<LoginView> views() {
            return List.of(
                    code("code-email", "code.title-email", Graphic.EMAIL),
                    wrongCode(),
                    totp(),
                    choose(),
                    setUpChoice(),
                    setUpTotp(),
                    setUpSms(),
                    addPasskey(),
                    custom());
        }

        static LoginView code(String page, String title, Graphic graphic) {
            return LoginView.of(page, title)
                    .lead(text("code.sent").with("destination", "a***@e***.com"))
                    .graphic(graphic)
                    .with(
                            Form.to(
                                    "/login",
                                    Field.CodeField.of("code", text("code.label"))
                                            .hint(text("code.hint")),
                                    Field.Checkbox.of("remember", "true", text("signin.remember-device")),
                                    primary("code.verify"),
                                    new Node.Resend("action", "resend", text("code.resend"), 30),
                                    otherWay()),
                            new Node.Timer(175, "/login"));
        }

        static LoginView wrongCode() {
            return LoginView.of("code-wrong", "code.title-sms")
                    .lead(text("code.sent").with("destination", "+*******0123"))
                    .graphic(Graphic.SMS)
                    .with(Form.to(
                            "/login",
                            Notice.success(text("code.resent")),
                            Field.CodeField.of("code", text("code.label")).error(text("code.wrong")),
                            primary("code.verify"),
                            new Node.Resend("action", "resend", text("code.resend"), 30)));
        }

        static LoginView totp() {
            return LoginView.of("code-totp", "code.title-totp")
                    .lead(text("code.totp-lead"))
                    .graphic(Graphic.AUTH_APP)
                    .with(Form.to(
                            "/login",
                            identity(),
                            Field.CodeField.of("code", text("code.label")),
                            primary("code.verify"),
                            otherWay()));
        }

        static LoginView choose() {
            return LoginView.of("mfa-choice", "mfa.title")
                    .lead(text("mfa.lead"))
                    .with(Form.to(
                            "/login",
                            Button.choice("factor", "SOFTWARE_TOKEN_MFA", text("factor.totp"), Graphic.AUTH_APP)
                                    .hint(text("factor.totp-hint")),
                            Button.choice("factor", "SMS_MFA", text("factor.sms"), Graphic.SMS)
                                    .hint(text("factor.sms-hint").with("destination", "+*******0123"))));
        }

        static LoginView setUpChoice() {
            return LoginView.of("mfa-setup", "mfa.setup-title")
                    .lead(text("mfa.setup-lead"))
                    .with(Form.to(
                            "/login",
                            Button.choice("factor", "SOFTWARE_TOKEN_MFA", text("factor.totp"), Graphic.AUTH_APP)
                                    .hint(text("factor.totp-hint")),
                            Button.choice("factor", "EMAIL_OTP", text("factor.email"), Graphic.EMAIL)));
        }

        static LoginView setUpTotp() {
            return LoginView.of("totp-setup", "totp.title")
                    .lead(text("totp.lead"))
                    .with(Form.to(
                            "/login",
                            new Node.QrCode(
                                    "otpauth://totp/Meadow%20Books:ana?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Meadow%20Books",
                                    "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
                            Field.CodeField.of("code", text("code.label")),
                            Field.TextField.of("device_name", Input.TEXT, text("totp.name"))
                                    .optional(),
                            primary("code.verify")));
        }

        static LoginView setUpSms() {
            return LoginView.of("sms-setup", "setup.sms-title")
                    .lead(text("setup.sms-lead"))
                    .graphic(Graphic.SMS)
                    .with(Form.to(
                            "/login",
                            Field.TextField.of("phone_number", Input.PHONE, text("attribute.phone_number"))
                                    .hint(text("signin.phone-hint"))
                                    .error(text("field.phone-invalid")),
                            primary("action.continue")));
        }

        static LoginView addPasskey() {
            return LoginView.of("passkey-add", "passkey.add-title")
                    .lead(text("passkey.add-lead"))
                    .graphic(Graphic.PASSKEY)
                    .with(Form.to(
                            "/passkeys/add",
                            new Node.Passkey(Node.Passkey.Ceremony.ENROL, SignInPages.options()),
                            Button.secondary("action", "not-now", text("action.not-now"))));
        }

        static LoginView custom() {
            return LoginView.of("custom-challenge", "custom.title")
                    .with(Form.to(
                            "/login",
                            new Node.Text(Message.verbatim("What colour is the sky above the port?")),
                            Field.TextField.of("answer", Input.TEXT, text("custom.answer")),
                            primary("action.continue")));
        }
    }

    /** Pages of signing up and of getting back in. */
    static final class SignUpPages {
        private static final PasswordRules RULES = new PasswordRules(8, true, true, true, true);

        private SignUpPages() {}

        static List<LoginView> views() {
            return List.of(signUp(), refused(), confirm(), resend(), forgot(), reset(), findUsername());
        }

        static LoginView signUp() {
            return LoginView.of("sign-up", "signup.title")
                    .with(
                            Form.to(
                                    "/signup",
                                    Field.TextField.of("email", Input.EMAIL, text("attribute.email")),
                                    Field.TextField.of("given_name", Input.GIVEN_NAME, text("attribute.given_name"))
                                            .optional(),
                                    new Field.Select(
                                            "custom:newsletter",
                                            Message.verbatim("Newsletter"),
                                            List.of(
                                                    new Field.Option("", Message.verbatim("–")),
                                                    new Field.Option("weekly", Message.verbatim("Weekly"))),
                                            "",
                                            false,
                                            Optional.empty()),
                                    Field.PasswordField.chosen("password", text("password.label"), RULES),
                                    new Node.Terms("https://example.com/terms", "https://example.com/privacy"),
                                    primary("signup.submit")),
                            Link.to("/login", text("action.sign-in")).after(text("signup.have-account")));
        }

        static LoginView refused() {
            return LoginView.of("sign-up-refused", "signup.title")
                    .with(Form.to(
                            "/signup",
                            Field.TextField.of("email", Input.EMAIL, text("attribute.email"))
                                    .value("ana@")
                                    .error(text("field.email-invalid")),
                            Field.TextField.of("phone_number", Input.PHONE, text("attribute.phone_number"))
                                    .value("12")
                                    .error(text("field.phone-invalid"))
                                    .hint(text("signin.phone-hint")),
                            Field.PasswordField.chosen("password", text("password.label"), RULES)
                                    .error(text("password.refused")),
                            new Field.Checkbox(
                                    "terms",
                                    "yes",
                                    Message.verbatim("I agree"),
                                    false,
                                    true,
                                    Optional.of(text("field.required"))),
                            primary("signup.submit")));
        }

        static LoginView confirm() {
            return CodePages.code("confirm", "code.title-confirm", Graphic.EMAIL);
        }

        static LoginView resend() {
            return LoginView.of("resend", "resend.title")
                    .lead(text("resend.lead"))
                    .with(Form.to(
                            "/resendcode",
                            Field.TextField.of("username", Input.USERNAME, text("signin.username")),
                            primary("resend.submit"),
                            Button.quiet("action", "back", text("action.back"))));
        }

        static LoginView forgot() {
            return LoginView.of("forgot", "forgot.title")
                    .lead(text("forgot.lead"))
                    .with(Form.to(
                            "/forgotPassword",
                            Field.TextField.of("username", Input.USERNAME, text("signin.username-or-email")),
                            primary("forgot.submit"),
                            Button.quiet("action", "back", text("action.back"))));
        }

        static LoginView reset() {
            return LoginView.of("reset", "reset.title")
                    .with(Form.to(
                            "/confirmforgotPassword",
                            Notice.info(text("forgot.sent")),
                            identity(),
                            Field.CodeField.of("code", text("code.label")),
                            Field.PasswordField.chosen("password", text("password.new"), RULES),
                            primary("reset.submit"),
                            new Node.Resend("action", "resend", text("code.resend"), 30)));
        }

        static LoginView findUsername() {
            return LoginView.of("forgot-username", "username.title")
                    .lead(text("username.lead"))
                    .with(Form.to(
                            "/forgotUsername",
                            Field.TextField.of("email", Input.EMAIL, text("signin.email")),
                            primary("username.submit"),
                            Button.quiet("action", "back", text("action.back"))));
        }
    }

    /** Pages that say something. */
    static final class InfoPages {
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
                    error());
        }

        static LoginView said(String page, Graphic graphic) {
            return LoginView.of(page, page + ".title")
                    .lead(text(page + ".lead"))
                    .graphic(graphic)
                    .with(Form.to("/login", primary("action.continue")));
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

    /** The pages of somebody's own account. */
    static final class AccountPages {
        private AccountPages() {}

        static List<LoginView> views() {
            return List.of(account());
        }

        static LoginView account() {
            return LoginView.of("account", "account.title")
                    .with(
                            Notice.success(text("account.profile-saved")),
                            Node.Group.of(
                                    text("account.profile"),
                                    Form.to(
                                            "/account",
                                            Field.TextField.of("email", Input.EMAIL, text("attribute.email"))
                                                    .value(USER),
                                            Field.TextField.of(
                                                            "given_name",
                                                            Input.GIVEN_NAME,
                                                            text("attribute.given_name"))
                                                    .value("Ana"),
                                            Button.primary("action", "save-profile", text("action.save")))),
                            Node.Group.of(
                                    text("account.factors"),
                                    Form.to(
                                            "/account",
                                            new Node.Items(
                                                    text("account.factors"),
                                                    List.of(
                                                            new Node.Item(
                                                                    text("factor.totp"),
                                                                    List.of(
                                                                            text("account.factor-on"),
                                                                            text("account.factor-preferred")),
                                                                    List.of(Button.danger(
                                                                            "remove",
                                                                            "SOFTWARE_TOKEN_MFA",
                                                                            text("account.factor-remove")))),
                                                            new Node.Item(
                                                                    text("factor.sms"),
                                                                    List.of(text("account.factor-off")),
                                                                    List.of(Button.secondary(
                                                                            "add",
                                                                            "SMS_MFA",
                                                                            text("account.factor-add")))))))),
                            Node.Group.of(
                                    text("account.sessions"),
                                    Form.to(
                                            "/account",
                                            new Node.Items(
                                                    text("account.sessions"),
                                                    List.of(
                                                            session("Firefox · Linux", "account.session-this"),
                                                            session("Safari · iPhone", "account.session-active"))),
                                            Button.secondary("action", "end-all", text("account.sessions-end-all")))),
                            Node.Group.of(
                                    text("account.delete"),
                                    Form.to(
                                            "/account",
                                            new Node.Text(text("account.delete-lead")),
                                            Button.danger("action", "delete", text("account.delete")))));
        }

        private static Node.Item session(String device, String state) {
            return new Node.Item(
                    Message.verbatim(device),
                    List.of(text(state).with("date", "23 Nov 2026")),
                    List.of(Button.secondary("end", device, text("account.session-end"))));
        }
    }
}
