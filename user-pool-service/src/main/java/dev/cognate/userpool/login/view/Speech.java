package dev.cognate.userpool.login.view;

/** Words messages in one language, for templates. */
public final class Speech {
    private final Bundle bundle;

    Speech(Bundle bundle) {
        this.bundle = bundle;
    }

    /** The language. */
    public Language language() {
        return bundle.language();
    }

    /** The sentence of a message. */
    public String of(Message message) {
        return bundle.sentence(message);
    }

    /** The sentence of an id that has no placeholders. */
    public String id(String id) {
        return bundle.sentence(Message.of(id));
    }
}
