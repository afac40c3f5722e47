package dev.cognate.userpool.login;

import dev.cognate.contract.AwsException;
import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.view.Field.TextField;
import dev.cognate.userpool.login.view.Graphic;
import dev.cognate.userpool.login.view.Input;
import dev.cognate.userpool.login.view.LoginView;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Form;
import dev.cognate.userpool.login.view.Node.Link;
import dev.cognate.userpool.message.PlainEmails;
import dev.cognate.userpool.throttle.AttemptKind;
import dev.cognate.userpool.throttle.FailedAttempts;
import dev.cognate.userpool.throttle.RequestCategory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /forgotUsername}: e-mails usernames to the address they belong to, and says the same whether there are any. */
@ApplicationScoped
class ForgotUsernamePage implements LoginPage {
    private static final String EMAIL = "email";
    private static final int LONGEST = 320;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@\"\\\\]+@[^\\s@\"\\\\]+");

    private final ForgotUsernameConfig config;
    private final UsernameReminder reminder;
    private final FailedAttempts attempts;
    private final Flows flows;

    ForgotUsernamePage(ForgotUsernameConfig config, UsernameReminder reminder, FailedAttempts attempts, Flows flows) {
        this.config = config;
        this.reminder = reminder;
        this.attempts = attempts;
        this.flows = flows;
    }

    /** Whether users of a pool have names they can forget, and can be told. */
    static boolean makesSense(ForgotUsernameConfig config, Visit visit) {
        return config.enabled() && !UsernameField.isAddress(visit.pool()) && PlainEmails.arePossible(visit.pool());
    }

    @Override
    public boolean isOffered() {
        return config.enabled();
    }

    @Override
    public Set<String> paths() {
        return Set.of(Flows.FORGOT_USERNAME);
    }

    @Override
    public RequestCategory category() {
        return RequestCategory.ACCOUNT_RECOVERY;
    }

    @Override
    public Uni<Turn> show(Visit visit) {
        return Uni.createFrom()
                .item(
                        makesSense(config, visit)
                                ? Turn.Show.of(view(visit))
                                : flows.move(Flows.SIGN_IN, visit.state(), new LoginFlow.Start(false)));
    }

    private static LoginView view(Visit visit) {
        TextField field =
                TextField.of(EMAIL, Input.EMAIL, Message.of("attribute.email")).maxLength(LONGEST);
        return LoginView.of("forgot-username", "username.title")
                .lead(Message.of("username.lead"))
                .graphic(Graphic.EMAIL)
                .with(PageNodes.notice(visit, EMAIL).toArray(Node[]::new))
                .with(Form.to(
                        Flows.FORGOT_USERNAME,
                        PageNodes.problem(visit, EMAIL).map(field::error).orElse(field),
                        PageNodes.submit("username.submit")))
                .with(Link.to(Flows.SIGN_IN, Message.of("action.back")));
    }

    @Override
    public Uni<Turn> submit(Visit visit) {
        String address = visit.fields().text(EMAIL);
        boolean possible = makesSense(config, visit);
        if (!possible || address.length() > LONGEST || !ADDRESS.matcher(address).matches()) {
            return stay(visit, Said.wrong(EMAIL, "field.email-invalid"));
        }
        return attempts.count(visit.pool().id(), AttemptKind.FORGOT_USERNAME, address.toLowerCase(Locale.ROOT))
                .invoke(() -> reminder.send(visit, address))
                .chain(() -> stay(visit, Said.good("username.sent-lead")))
                .onFailure(AwsException.class)
                .recoverWithUni(refusal -> stay(visit, Refusals.of(refusal)));
    }

    private Uni<Turn> stay(Visit visit, Said said) {
        return Uni.createFrom().item(flows.stay(Flows.FORGOT_USERNAME, visit.state(), said));
    }
}
