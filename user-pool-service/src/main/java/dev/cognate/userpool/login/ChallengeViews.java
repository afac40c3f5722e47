package dev.cognate.userpool.login;

import dev.cognate.contract.idp.ChallengeNameType;
import dev.cognate.userpool.login.view.Field.PasswordField;
import dev.cognate.userpool.login.view.Field.PhoneField;
import dev.cognate.userpool.login.view.Field.TextField;
import dev.cognate.userpool.login.view.Graphic;
import dev.cognate.userpool.login.view.Input;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.login.view.Node.Passkey;
import dev.cognate.userpool.mfa.MfaMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pages of challenges. */
@ApplicationScoped
class ChallengeViews {
    private static final String CODE = "code";
    private static final String PASSWORD = "password";
    static final String EMAIL = "email";
    static final String PHONE = "phone_number";
    private static final int RESEND_AFTER = 30;

    private final SignInSteps steps;
    private final RememberedBrowsers browsers;

    ChallengeViews(SignInSteps steps, RememberedBrowsers browsers) {
        this.steps = steps;
        this.browsers = browsers;
    }

    /** One challenge. */
    LoginView challenge(Visit visit, LoginFlow.Challenged challenged) {
        return switch (ChallengeAnswer.kind(challenged)) {
            case "PASSWORD" -> password(visit, challenged);
            case "WEB_AUTHN" -> passkey(visit, challenged);
            case "NEW_PASSWORD_REQUIRED" -> newPassword(visit, challenged);
            case "CUSTOM_CHALLENGE" -> custom(visit, challenged);
            case "SOFTWARE_TOKEN_MFA" -> appCode(visit, challenged);
            default -> sentCode(visit, challenged);
        };
    }

    /** Several ways on. */
    LoginView choice(Visit visit, LoginFlow.Choosing choosing) {
        List<Node> nodes = new ArrayList<>(List.of(PageNodes.identity(visit), PageNodes.step(visit)));
        choosing.offered().forEach(choice -> nodes.add(choiceButton(choice)));
        nodes.add(PageNodes.startOver());
        return heading(choosing)
                .with(PageNodes.notice(visit).toArray(Node[]::new))
                .with(new Form(Flows.SIGN_IN, nodes));
    }

    /** An authenticator app to set up. */
    LoginView appSetUp(Visit visit, LoginFlow.AppSetUp setUp) {
        return LoginView.of("totp-setup", "totp.title")
                .lead(Message.of("totp.lead"))
                .graphic(Graphic.AUTH_APP)
                .with(PageNodes.notice(visit, CODE).toArray(Node[]::new))
                .with(new Node.QrCode(
                        OtpAuth.address(visit.pool(), visit.state().username(), setUp.key()), setUp.key()))
                .with(form(visit, PageNodes.code(visit), "code.verify", PageNodes.startOver()));
    }

    /** An address to give. */
    LoginView addressSetUp(Visit visit, LoginFlow.AddressSetUp setUp) {
        boolean email = setUp.method() == MfaMethod.EMAIL_OTP;
        return LoginView.of(email ? "email-setup" : "sms-setup", email ? "setup.email-title" : "setup.sms-title")
                .lead(Message.of(email ? "setup.email-lead" : "setup.sms-lead"))
                .graphic(email ? Graphic.EMAIL : Graphic.SMS)
                .with(PageNodes.notice(visit, EMAIL, PHONE).toArray(Node[]::new))
                .with(form(
                        visit,
                        email ? emailField(visit) : phoneField(visit),
                        "action.continue",
                        PageNodes.startOver()));
    }

    private static Node emailField(Visit visit) {
        TextField field =
                TextField.of(EMAIL, Input.EMAIL, Message.of("attribute.email")).maxLength(320);
        return PageNodes.problem(visit, EMAIL).map(field::error).orElse(field);
    }

    private static Node phoneField(Visit visit) {
        PhoneField field = PhoneFields.of(visit, PHONE, Input.PHONE, Message.of("attribute.phone_number"));
        return PageNodes.problem(visit, PHONE).map(field::error).orElse(field);
    }

    private static LoginView heading(LoginFlow.Choosing choosing) {
        if (choosing.asked().is(ChallengeNameType.MFA_SETUP)) {
            return LoginView.of("mfa-setup", "mfa.setup-title").lead(Message.of("mfa.setup-lead"));
        }
        return choosing.asked().is(ChallengeNameType.SELECT_MFA_TYPE)
                ? LoginView.of("mfa-choice", "mfa.title").lead(Message.of("mfa.lead"))
                : LoginView.of("factors", "factor.title").lead(Message.of("factor.lead"));
    }

    private static Button choiceButton(String choice) {
        return switch (choice) {
            case "PASSWORD" -> button(choice, "password", Graphic.PASSWORD);
            case "WEB_AUTHN" -> button(choice, "passkey", Graphic.PASSKEY);
            case "EMAIL_OTP" -> Button.choice("choice", choice, Message.of("factor.email"), Graphic.EMAIL);
            case "SOFTWARE_TOKEN_MFA" -> button(choice, "totp", Graphic.AUTH_APP);
            default -> Button.choice("choice", choice, Message.of("factor.sms"), Graphic.SMS);
        };
    }

    private static Button button(String choice, String factor, Graphic graphic) {
        return Button.choice("choice", choice, Message.of("factor." + factor), graphic)
                .hint(Message.of("factor." + factor + "-hint"));
    }

    private static LoginView password(Visit visit, LoginFlow.Challenged challenged) {
        PasswordField field = PasswordField.current(PASSWORD, Message.of("password.label"));
        Node shown = PageNodes.problem(visit, PASSWORD).map(field::error).orElse(field);
        return LoginView.of("password", "password.title")
                .with(PageNodes.notice(visit, PASSWORD).toArray(Node[]::new))
                .with(form(
                        visit,
                        shown,
                        "action.sign-in",
                        Link.to(Flows.FORGOT, Message.of("signin.forgot-password")),
                        away(challenged)));
    }

    private static LoginView passkey(Visit visit, LoginFlow.Challenged challenged) {
        String options = challenged.parameters().getOrDefault(SignInSteps.PASSKEY_OPTIONS, "{}");
        return LoginView.of("passkey", "passkey.title")
                .lead(Message.of("passkey.lead"))
                .graphic(Graphic.PASSKEY)
                .with(PageNodes.notice(visit).toArray(Node[]::new))
                .with(Form.to(
                        Flows.SIGN_IN,
                        PageNodes.identity(visit),
                        PageNodes.step(visit),
                        new Passkey(Passkey.Ceremony.SIGN_IN, options),
                        away(challenged)));
    }

    private LoginView newPassword(Visit visit, LoginFlow.Challenged challenged) {
        List<Node> nodes = new ArrayList<>(List.of(PageNodes.identity(visit), PageNodes.step(visit)));
        nodes.add(PageNodes.chosenPassword(visit));
        nodes.addAll(AttributeFields.of(visit, steps.requiredAttributes(challenged)));
        nodes.add(PageNodes.submit("newpassword.submit"));
        nodes.add(PageNodes.startOver());
        return LoginView.of("new-password", "newpassword.title")
                .lead(Message.of("newpassword.lead"))
                .with(PageNodes.notice(visit, PASSWORD).toArray(Node[]::new))
                .with(new Form(Flows.SIGN_IN, nodes));
    }

    private static LoginView custom(Visit visit, LoginFlow.Challenged challenged) {
        Map<String, String> told = new TreeMap<>(challenged.parameters());
        List<Node> nodes = new ArrayList<>();
        told.values().forEach(words -> nodes.add(new Node.Text(Message.verbatim(words))));
        nodes.add(form(
                visit,
                TextField.of("answer", Input.TEXT, Message.of("custom.answer")).maxLength(2_048),
                "action.continue",
                PageNodes.startOver()));
        return LoginView.of("custom", "custom.title")
                .with(PageNodes.notice(visit).toArray(Node[]::new))
                .with(nodes.toArray(Node[]::new));
    }

    private LoginView appCode(Visit visit, LoginFlow.Challenged challenged) {
        return LoginView.of("code-totp", "code.title-totp")
                .lead(Message.of("code.totp-lead"))
                .graphic(Graphic.AUTH_APP)
                .with(PageNodes.notice(visit, CODE).toArray(Node[]::new))
                .with(codeForm(visit, List.of(away(challenged))));
    }

    private LoginView sentCode(Visit visit, LoginFlow.Challenged challenged) {
        boolean email = "EMAIL".equals(challenged.parameters().get(SignInSteps.MEDIUM));
        String destination = challenged.parameters().getOrDefault(SignInSteps.DESTINATION, "");
        return LoginView.of(email ? "code-email" : "code-sms", email ? "code.title-email" : "code.title-sms")
                .lead(Message.of("code.sent").with("destination", destination))
                .graphic(email ? Graphic.EMAIL : Graphic.SMS)
                .with(PageNodes.notice(visit, CODE).toArray(Node[]::new))
                .with(codeForm(
                        visit,
                        List.of(
                                new Node.Resend(PageNodes.ACTION, "resend", Message.of("code.resend"), RESEND_AFTER),
                                away(challenged))));
    }

    private Form codeForm(Visit visit, List<Node> more) {
        List<Node> nodes = new ArrayList<>(List.of(PageNodes.identity(visit), PageNodes.step(visit)));
        nodes.add(PageNodes.code(visit));
        nodes.addAll(browsers.question(visit));
        nodes.add(PageNodes.submit("code.verify"));
        nodes.addAll(more);
        return new Form(Flows.SIGN_IN, nodes);
    }

    private static Form form(Visit visit, Node field, String submit, Node... more) {
        List<Node> nodes = new ArrayList<>(List.of(PageNodes.identity(visit), PageNodes.step(visit), field));
        nodes.add(PageNodes.submit(submit));
        nodes.addAll(List.of(more));
        return new Form(Flows.SIGN_IN, nodes);
    }

    /** Where there was a choice, back to it. */
    private static Node away(LoginFlow.Challenged challenged) {
        return challenged.others()
                ? Button.secondary(PageNodes.ACTION, "other", Message.of("action.other-way"))
                : PageNodes.startOver();
    }
}
