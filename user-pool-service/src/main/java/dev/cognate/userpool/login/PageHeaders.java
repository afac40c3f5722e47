package dev.cognate.userpool.login;

import dev.cognate.wire.web.WebAnswer;
import java.net.URI;
import java.util.Optional;

/** What every page tells browsers not to do with it. */
final class PageHeaders {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'%s; base-uri 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'";

    private PageHeaders() {}

    /**
     * A page with its headers.
     *
     * @param redirect the registered address that the last post of the flow leads to, which browsers take for a part of that
     *     post; empty when there is none
     */
    static WebAnswer on(WebAnswer page, boolean secure, Optional<URI> redirect) {
        WebAnswer guarded = page.with(
                        "content-security-policy",
                        POLICY.formatted(redirect.map(PageHeaders::source).orElse("")))
                .with("referrer-policy", "no-referrer")
                .with("x-content-type-options", "nosniff")
                .with("x-frame-options", "DENY")
                .with(
                        "permissions-policy",
                        "publickey-credentials-get=(self), publickey-credentials-create=(self), otp-credentials=(self)")
                .with("cross-origin-opener-policy", "same-origin-allow-popups")
                .with("x-robots-tag", "noindex");
        return secure ? guarded.with("strict-transport-security", "max-age=31536000") : guarded;
    }

    /** Apps on phones register schemes of their own, which are sources without a host. */
    private static String source(URI redirect) {
        if (redirect.getScheme() == null) {
            return "";
        }
        boolean web = redirect.getScheme().startsWith("http") && redirect.getHost() != null;
        String port = redirect.getPort() < 0 ? "" : ":" + redirect.getPort();
        return " " + redirect.getScheme() + ":" + (web ? "//" + redirect.getHost() + port : "");
    }
}
