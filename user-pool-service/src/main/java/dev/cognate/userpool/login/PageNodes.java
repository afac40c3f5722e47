package dev.cognate.userpool.login;

import dev.cognate.userpool.login.FlowState.Said;
import dev.cognate.userpool.login.view.Field.CodeField;
import dev.cognate.userpool.login.view.Field.PasswordField;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.login.view.Node;
import dev.cognate.userpool.login.view.Node.Button;
import dev.cognate.userpool.login.view.Node.Notice;
import dev.cognate.userpool.login.view.PasswordRules;
import java.util.Optional;
import java.util.stream.Stream;

/** Parts that many pages share. */
public final class PageNodes {
    /** The name of buttons. */
    public static final String ACTION = "action";

    /** The name of the field for a code. */
    public static final String CODE = "code";

    /** The name of the field for a password. */
    public static final String PASSWORD = "password";

    private PageNodes() {}

    /** What the last post led to, where it is about the page and not about one of the fields it shows. */
    public static Stream<Node> notice(Visit visit, String... fields) {
        return visit.state().said().stream()
                .filter(said -> said.field()
                        .filter(Stream.of(fields).toList()::contains)
                        .isEmpty())
                .map(said -> said.good() ? Notice.success(message(said)) : Notice.error(message(said)));
    }

    /** What was wrong with a field. */
    public static Optional<Message> problem(Visit visit, String field) {
        return visit.state()
                .said()
                .filter(said -> said.field().filter(field::equals).isPresent())
                .map(PageNodes::message);
    }

    /** The field for a code of six digits. */
    public static CodeField code(Visit visit) {
        CodeField field = CodeField.of(CODE, Message.of("code.label"));
        return problem(visit, CODE).map(field::error).orElse(field);
    }

    /** The field for a password to choose, with the pool's rules. */
    public static PasswordField chosenPassword(Visit visit) {
        PasswordField field =
                PasswordField.chosen(PASSWORD, Message.of("password.new"), PasswordRules.of(visit.pool()));
        return problem(visit, PASSWORD).map(field::error).orElse(field);
    }

    /** Says for which step a form is. */
    public static Node step(Visit visit) {
        return new Node.Hidden("step", Integer.toString(visit.state().step()));
    }

    /** Says who signs in, with a way to be somebody else. */
    static Node identity(Visit visit) {
        return new Node.Identity(visit.state().username(), Optional.empty());
    }

    /** The main button of a form. */
    public static Button submit(String label) {
        return Button.primary(ACTION, "", Message.of(label));
    }

    static Node startOver() {
        return Button.quiet(ACTION, "restart", Message.of("action.start-over"));
    }

    /** A sentence with the application's name. */
    public static Message app(String id, Visit visit) {
        return Message.of(id).with("app", visit.target().client().settings().clientName());
    }

    private static Message message(Said said) {
        return said.text()
                .map(words -> Message.of(said.message()).with("text", words))
                .orElseGet(() -> Message.of(said.message()));
    }
}
