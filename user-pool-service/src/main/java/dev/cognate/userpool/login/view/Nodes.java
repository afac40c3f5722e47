package dev.cognate.userpool.login.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks through the nodes of a page. */
final class Nodes {
    /** A page with more fields is one to read first. */
    private static final int SHORT = 2;

    private Nodes() {}

    /** The nodes and those within them, in reading order. */
    static Stream<Node> all(List<Node> nodes) {
        return nodes.stream().flatMap(node -> Stream.concat(Stream.of(node), all(within(node))));
    }

    static Stream<Field> fields(List<Node> nodes) {
        return all(nodes).filter(Field.class::isInstance).map(Field.class::cast);
    }

    /** What a reader goes on with; empty when that is the list of several problems, or the page's beginning. */
    static Optional<Node> focus(List<Node> nodes) {
        List<Field> wrong = fields(nodes).filter(Nodes::isError).toList();
        if (!wrong.isEmpty()) {
            return wrong.size() == 1 ? Optional.of(wrong.getFirst()) : Optional.empty();
        }
        Optional<Node> notice = all(nodes).filter(Nodes::isError).findFirst();
        if (notice.isPresent()) {
            return notice;
        }
        List<Field> fields = fields(nodes).toList();
        boolean severalForms = all(nodes).filter(Node.Form.class::isInstance).count() > 1;
        return severalForms || fields.isEmpty() || fields.size() > SHORT
                ? Optional.empty()
                : Optional.of(fields.getFirst());
    }

    static Optional<Message> hint(Field field) {
        return switch (field) {
            case Field.TextField text -> text.hint();
            case Field.CodeField code -> code.hint();
            case Field.PasswordField password -> Optional.empty();
            case Field.Checkbox checkbox -> Optional.empty();
            case Field.Select select -> Optional.empty();
            case Field.PhoneField phone -> Optional.empty();
        };
    }

    static boolean isError(Node node) {
        if (node instanceof Field field) {
            return field.error().isPresent();
        }
        return node instanceof Node.Notice notice && notice.mood() == Node.Notice.Mood.ERROR;
    }

    private static List<Node> within(Node node) {
        if (node instanceof Node.Form form) {
            return form.nodes();
        }
        return node instanceof Node.Group group ? group.nodes() : List.of();
    }
}
