package dev.cognate.userpool.login;

import dev.cognate.userpool.login.view.Language;
import dev.cognate.userpool.login.view.Languages;
import dev.cognate.wire.web.WebRequest;
import java.time.Duration;
import java.util.Optional;

/** The language of a page, which a cookie remembers once somebody chose it. */
final class PageLanguage {
    private static final String COOKIE = "cognate-lang";
    private static final Duration LIFETIME = Duration.ofDays(365);

    private PageLanguage() {}

    static Language of(WebRequest web) {
        return Languages.choose(
                web.query().single("lang").orElse(null),
                web.cookie(COOKIE).orElse(null),
                web.query().single("ui_locales").orElse(null),
                web.header("accept-language"));
    }

    /** The {@code Set-Cookie} line that remembers a choice just made; empty when there is nothing new to remember. */
    static Optional<String> remembering(WebRequest web, Language language) {
        boolean chosen =
                web.query().single("lang").filter(language.tag()::equals).isPresent();
        boolean known = web.cookie(COOKIE).filter(language.tag()::equals).isPresent();
        return chosen && !known
                ? Optional.of(COOKIE + "=" + language.tag() + "; Max-Age=" + LIFETIME.toSeconds()
                        + FlowCookies.attributes(web))
                : Optional.empty();
    }
}
