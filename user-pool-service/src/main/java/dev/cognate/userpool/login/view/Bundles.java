package dev.cognate.userpool.login.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;

/** The sentences of every language, read once. */
@ApplicationScoped
public class Bundles {
    private final Map<Language, Bundle> byLanguage = new EnumMap<>(Language.class);

    Bundles() {
        for (Language language : Language.values()) {
            byLanguage.put(language, Bundle.read(language));
        }
    }

    /** The sentences of a language. */
    public Speech in(Language language) {
        return new Speech(byLanguage.get(language));
    }
}
