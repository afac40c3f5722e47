package dev.cognate.userpool.terms;

import java.util.Map;

/** Names of languages in CreateTerms, by the codes pages use (developer guide, "Managed login localization"). */
final class TermsLanguage {
    static final String DEFAULT = "cognito:default";

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("de", "cognito:german"),
            Map.entry("en", "cognito:english"),
            Map.entry("es", "cognito:spanish"),
            Map.entry("fr", "cognito:french"),
            Map.entry("id", "cognito:bahasa-indonesia"),
            Map.entry("nl", "cognito:dutch"),
            Map.entry("it", "cognito:italian"),
            Map.entry("ja", "cognito:japanese"),
            Map.entry("ko", "cognito:korean"),
            Map.entry("pt-BR", "cognito:portuguese-brazil"),
            Map.entry("zh-CN", "cognito:chinese-simplified"),
            Map.entry("zh-TW", "cognito:chinese-traditional"));

    private TermsLanguage() {}

    /** The link of a language, or the default one. */
    static String choose(Map<String, String> links, String code) {
        String named = code == null ? null : BY_CODE.get(code);
        String fallback = links.get(DEFAULT);
        return named == null ? fallback : links.getOrDefault(named, fallback);
    }
}
