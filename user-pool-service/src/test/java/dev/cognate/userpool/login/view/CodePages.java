package dev.cognate.userpool.login.view;

import static dev.cognate.userpool.login.view.Gallery.identity;
import static dev.cognate.userpool.login.view.Gallery.otherWay;
import static dev.cognate.userpool.login.view.Gallery.primary;
import static dev.cognate.userpool.login.view.Gallery.text;

import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Notice;
import java.util.List;

/** Pages of codes and of setting up second factors. */
final class CodePages {
    private CodePages() {}

    static List<LoginView> views() {
        return List.of(
                code("code-email", "code.title-email", Graphic.EMAIL),
                code("code-sms", "code.title-sms", Graphic.SMS),
                wrongCode(),
                totp(),
                choose(),
                setUpChoice(),
                setUpTotp(),
                setUpSms(),
                setUpEmail(),
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
                                Field.CodeField.of("code", text("code.label")).hint(text("code.hint")),
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
                        Field.Checkbox.of("remember", "yes", text("signin.remember-device")),
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
                        PhonePages.phone("phone_number", "12").error(text("field.phone-invalid")),
                        primary("action.continue")));
    }

    static LoginView setUpEmail() {
        return LoginView.of("email-setup", "setup.email-title")
                .lead(text("setup.email-lead"))
                .graphic(Graphic.EMAIL)
                .with(Form.to(
                        "/login",
                        identity(),
                        Field.TextField.of("email", Input.EMAIL, text("attribute.email"))
                                .error(text("field.email-invalid")),
                        primary("action.continue"),
                        Button.quiet("action", "restart", text("action.start-over"))));
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
