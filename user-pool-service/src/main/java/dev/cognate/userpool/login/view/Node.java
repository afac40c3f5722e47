package dev.cognate.userpool.login.view;

import java.util.List;
import java.util.Optional;

/** A part of a page. */
public sealed interface Node
        permits Field,
                Node.Form,
                Node.Group,
                Node.Button,
                Node.Resend,
                Node.Link,
                Node.Text,
                Node.Notice,
                Node.ProviderButton,
                Node.QrCode,
                Node.Passkey,
                Node.Hidden,
                Node.Identity,
                Node.Divider,
                Node.Items,
                Node.Terms,
                Node.Facts,
                Node.Timer {

    /** The name of the template that draws it. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /**
     * A form that is posted. The token against cross-site posts is added when it is drawn.
     *
     * @param action where to: a path of the domain such as {@code /login}; the page's query string is added unless the action has one
     */
    record Form(String action, List<Node> nodes) implements Node {
        public Form {
            nodes = List.copyOf(nodes);
        }

        /** A form with these nodes. */
        public static Form to(String action, Node... nodes) {
            return new Form(action, List.of(nodes));
        }
    }

    /** Nodes that belong together, below a second-level heading if there is one. */
    record Group(Optional<Message> heading, List<Node> nodes) implements Node {
        public Group {
            nodes = List.copyOf(nodes);
        }

        /** Nodes below a heading. */
        public static Group of(Message heading, Node... nodes) {
            return new Group(Optional.of(heading), List.of(nodes));
        }
    }

    /** How much a button asks to be pressed. */
    enum Emphasis {
        /** The one thing to do; pressing Enter in a field presses the form's first button, so this stands first. */
        PRIMARY,
        /** Another way. */
        SECONDARY,
        /** Like a link. */
        QUIET,
        /** Takes something away for good. */
        DANGER,
        /** One row of a list of choices. */
        CHOICE
    }

    /**
     * A button that posts its form with a name and a value.
     *
     * @param graphic a picture beside the words, for the rows of a list of choices
     * @param unchecked whether the form is posted although its fields are not filled in, as going back needs it
     */
    record Button(
            String name,
            String value,
            Message label,
            Emphasis emphasis,
            Optional<Graphic> graphic,
            Optional<Message> hint,
            boolean unchecked)
            implements Node {

        /** The form's main button. */
        public static Button primary(String name, String value, Message label) {
            return new Button(name, value, label, Emphasis.PRIMARY, Optional.empty(), Optional.empty(), false);
        }

        /** Another way on, which needs no field filled in. */
        public static Button secondary(String name, String value, Message label) {
            return new Button(name, value, label, Emphasis.SECONDARY, Optional.empty(), Optional.empty(), true);
        }

        /** A button that looks like a link and needs no field filled in. */
        public static Button quiet(String name, String value, Message label) {
            return new Button(name, value, label, Emphasis.QUIET, Optional.empty(), Optional.empty(), true);
        }

        /** A button that takes something away. */
        public static Button danger(String name, String value, Message label) {
            return new Button(name, value, label, Emphasis.DANGER, Optional.empty(), Optional.empty(), true);
        }

        /** One of several ways on, with a picture. */
        public static Button choice(String name, String value, Message label, Graphic graphic) {
            return new Button(name, value, label, Emphasis.CHOICE, Optional.of(graphic), Optional.empty(), true);
        }

        /** With a line that explains the button. */
        public Button hint(Message line) {
            return new Button(name, value, label, emphasis, graphic, Optional.of(line), unchecked);
        }
    }

    /**
     * A button for another code. With scripts it rests for some seconds first and says how long.
     *
     * @param seconds until it makes sense to press it; the server's own limit stands either way
     */
    record Resend(String name, String value, Message label, int seconds) implements Node {}

    /**
     * A link.
     *
     * @param lead words before it, such as "No account yet?"
     * @param href a path of the domain, to which the page's query string is added unless it has one, or a whole https address
     */
    record Link(Optional<Message> lead, Message label, String href) implements Node {

        /** A link that stands alone. */
        public static Link to(String href, Message label) {
            return new Link(Optional.empty(), label, href);
        }

        /** With words before it. */
        public Link after(Message words) {
            return new Link(Optional.of(words), label, href);
        }
    }

    /** A paragraph. */
    record Text(Message message) implements Node {}

    /** A message about what happened. Those at the top of a page are read out when it opens. */
    record Notice(Mood mood, Message message) implements Node {
        /** How a notice is meant. */
        public enum Mood {
            /** Good to know. */
            INFO,
            /** Something did not work; the window's title says so too. */
            ERROR,
            /** Something worked. */
            SUCCESS
        }

        /** Something did not work. */
        public static Notice error(Message message) {
            return new Notice(Mood.ERROR, message);
        }

        /** Good to know. */
        public static Notice info(Message message) {
            return new Notice(Mood.INFO, message);
        }

        /** Something worked. */
        public static Notice success(Message message) {
            return new Notice(Mood.SUCCESS, message);
        }
    }

    /**
     * Sign in with somebody else.
     *
     * @param name as the button says it, such as the provider's name
     * @param type Cognito's {@code ProviderType}, such as {@code Google}, which chooses the picture
     * @param href where it leads
     */
    record ProviderButton(String name, String type, String href) implements Node {}

    /** An {@code otpauth} address as a QR code, and its key to type in. */
    record QrCode(String address, String key) implements Node {
        @Override
        public String toString() {
            return "QrCode[]";
        }
    }

    /**
     * A ceremony with a passkey. The answer is posted in the field {@code credential} of the form it stands in.
     *
     * @param options the public key options as JSON, in the form that {@code PublicKeyCredential.parse…FromJSON} takes
     */
    record Passkey(Ceremony ceremony, String options) implements Node {
        /** What the browser is asked for. */
        public enum Ceremony {
            /** Passkeys in the list of suggestions of the sign-in name's field; nothing is drawn. */
            AUTOFILL,
            /** A button that signs in. */
            SIGN_IN,
            /** A button that makes a new passkey. */
            ENROL
        }
    }

    /** A value that is posted and not shown. */
    record Hidden(String name, String value) implements Node {
        @Override
        public String toString() {
            return "Hidden[name=" + name + "]";
        }
    }

    /**
     * Who is signing in, on pages after the one that asked: shown, and told to password managers by a field they can read.
     *
     * @param changeHref where somebody else can sign in, if that is possible here
     */
    record Identity(String username, Optional<String> changeHref) implements Node {}

    /** A line across the page, with a word in it if there is one. */
    record Divider(Optional<Message> label) implements Node {}

    /** A list of accounts, sessions or passkeys. */
    record Items(Message label, List<Item> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * One of a list.
     *
     * @param title such as an address or a device's name
     * @param details lines below it
     * @param actions buttons; when the only one is {@link Emphasis#CHOICE}, the whole item is that button
     */
    record Item(Message title, List<Message> details, List<Button> actions) {
        public Item {
            details = List.copyOf(details);
            actions = List.copyOf(actions);
        }
    }

    /** "By signing up you agree to …", with two links. */
    record Terms(String termsOfUse, String privacyPolicy) implements Node {}

    /** Names and values, such as the id of a request that failed. */
    record Facts(List<Fact> facts) implements Node {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A name and its value. */
    record Fact(Message name, String value) {}

    /**
     * How long this step can still be done.
     *
     * @param seconds until it expires
     * @param href what to open then
     */
    record Timer(int seconds, String href) implements Node {}
}
