package dev.cognate.userpool.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cognate.userpool.pool.UserPool;
import java.net.URLEncoder;

/**
 * Addresses that authenticator apps read from QR codes.
 *
 * @see <a href="https://github.com/google/google-authenticator/wiki/Key-Uri-Format">Key Uri Format</a>
 */
public final class OtpAuth {
    private OtpAuth() {}

    /** The address of a key, in Base32, for an account of a pool. */
    public static String address(UserPool pool, String username, String key) {
        String issuer = encode(pool.settings().name());
        return "otpauth://totp/" + issuer + ":" + encode(username) + "?secret=" + key + "&issuer=" + issuer;
    }

    /** A blank is %20 there, never a plus sign. */
    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
