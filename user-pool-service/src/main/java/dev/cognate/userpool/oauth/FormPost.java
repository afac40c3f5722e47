package dev.cognate.userpool.oauth;

import dev.cognate.keyring.Sha256;
import dev.cognate.wire.web.WebAnswer;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** A page that posts itself to a client; people without scripts press its button. */
final class FormPost {
    private static final String SCRIPT = "document.forms[0].submit();";
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; script-src 'sha256-%s'; form-action %s";

    private FormPost() {}

    static WebAnswer page(String redirectUri, Map<String, String> parameters) {
        String fields = parameters.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(escape(field.getKey()), escape(field.getValue())))
                .collect(Collectors.joining());
        String page = """
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Continue</title></head><body>\
                <form method="post" action="%s">%s<noscript><button type="submit">Continue</button></noscript></form>\
                <script>%s</script></body></html>""".formatted(escape(redirectUri), fields, SCRIPT);
        return WebAnswer.html(200, page)
                .with(
                        "content-security-policy",
                        POLICY.formatted(hash(), String.join(" ", FormTargets.of(redirectUri))))
                .with("referrer-policy", "no-referrer")
                .with("x-content-type-options", "nosniff");
    }

    private static String hash() {
        return Base64.getEncoder().encodeToString(Sha256.of(SCRIPT));
    }

    /** Text within a page. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
