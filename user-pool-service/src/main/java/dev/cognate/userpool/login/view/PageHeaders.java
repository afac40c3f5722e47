package dev.cognate.userpool.login.view;

import dev.cognate.wire.web.WebAnswer;
import java.util.List;

/** The headers of every page: nothing from elsewhere, nothing inline, in nobody's frame, in no cache. */
public final class PageHeaders {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action %s; base-uri 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'";
    private static final String CEREMONIES =
            "publickey-credentials-get=(self), publickey-credentials-create=(self), otp-credentials=(self)";

    private PageHeaders() {}

    /**
     * A page with its headers.
     *
     * @param formTargets where forms may lead beside this origin: browsers hold redirects after a post to it too
     * @param secure whether the browser came by https
     */
    public static WebAnswer on(WebAnswer page, List<String> formTargets, boolean secure) {
        String targets = String.join(" ", formTargets);
        WebAnswer answer = page.with("content-security-policy", POLICY.formatted(("'self' " + targets).strip()))
                .with("referrer-policy", "no-referrer")
                .with("x-content-type-options", "nosniff")
                .with("x-frame-options", "DENY")
                .with("permissions-policy", CEREMONIES)
                .with("cross-origin-opener-policy", "same-origin-allow-popups")
                .with("x-robots-tag", "noindex");
        return secure ? answer.with("strict-transport-security", "max-age=31536000") : answer;
    }
}
