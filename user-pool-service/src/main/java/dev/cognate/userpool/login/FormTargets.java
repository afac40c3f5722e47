package dev.cognate.userpool.login;

import java.net.URI;
import java.util.List;

/** Where the last post of a flow leads by its redirect, which browsers take for a part of that post. */
final class FormTargets {
    private FormTargets() {}

    /** The source expression (CSP level 3, section 2.3.1) of a registered redirect URI. */
    static List<String> of(String redirectUri) {
        URI redirect = URI.create(redirectUri);
        if (redirect.getScheme() == null) {
            return List.of();
        }
        boolean web = redirect.getScheme().startsWith("http") && redirect.getHost() != null;
        String port = redirect.getPort() < 0 ? "" : ":" + redirect.getPort();
        // apps on phones register schemes of their own, which are sources without a host
        return List.of(redirect.getScheme() + ":" + (web ? "//" + redirect.getHost() + port : ""));
    }
}
