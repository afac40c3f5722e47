package dev.cognate.userpool.login.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a page shows, in order and without words or looks: message ids instead of sentences, roles instead of styles.
 *
 * @param page names the kind of page, in small letters and dashes, such as {@code sign-in}; tests and styles refer to it
 * @param title the page's only first-level heading and, with the name of the pool's client, its window title
 * @param lead a sentence below the title
 * @param graphic a picture above the title
 * @param nodes in reading order; fields and buttons stand in a {@link Node.Form}
 */
public record LoginView(
        String page, Message title, Optional<Message> lead, Optional<Graphic> graphic, List<Node> nodes) {

    public LoginView {
        nodes = List.copyOf(nodes);
    }

    /** A page with a title and nothing else yet. */
    public static LoginView of(String page, String titleId) {
        return new LoginView(page, Message.of(titleId), Optional.empty(), Optional.empty(), List.of());
    }

    /** With a sentence below the title. */
    public LoginView lead(Message sentence) {
        return new LoginView(page, title, Optional.of(sentence), graphic, nodes);
    }

    /** With a picture above the title. */
    public LoginView graphic(Graphic picture) {
        return new LoginView(page, title, lead, Optional.of(picture), nodes);
    }

    /** With nodes more, at the end. */
    public LoginView with(Node... more) {
        List<Node> all = new ArrayList<>(nodes);
        all.addAll(List.of(more));
        return new LoginView(page, title, lead, graphic, all);
    }

    /** Whether something is wrong that the window's title must say ("Error: …"). */
    boolean failed() {
        return Nodes.all(nodes).anyMatch(Nodes::isError);
    }
}
