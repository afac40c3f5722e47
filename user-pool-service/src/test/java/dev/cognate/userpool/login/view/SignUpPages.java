package dev.cognate.userpool.login.view;

import static dev.cognate.userpool.login.view.Gallery.identity;
import static dev.cognate.userpool.login.view.Gallery.primary;
import static dev.cognate.userpool.login.view.Gallery.text;

import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.login.view.Node.Notice;
import java.util.List;
import java.util.Optional;

/** Pages of signing up and of getting back in. */
final class SignUpPages {
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
                        PhonePages.phone("phone_number", "12").error(text("field.phone-invalid")),
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
