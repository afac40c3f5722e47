package dev.cognate.userpool.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/**
 * Addresses that authenticator apps read from QR codes.
 *
 * @see <a href="https://github.com/google/google-authenticator/wiki/Key-Uri-Format">Key Uri Format</a>
 */
final class OtpAuth {
    private OtpAuth() {}

    static String address(Visit visit, String key) {
        String issuer = encode(visit.pool().settings().name());
        return "otpauth://totp/" + issuer + ":" + encode(visit.state().username()) + "?secret=" + key + "&issuer="
                + issuer;
    }

    /** A blank is %20 there, never a plus sign. */
    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
