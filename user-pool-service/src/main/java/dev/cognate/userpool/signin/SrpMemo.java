package dev.cognate.userpool.signin;

import dev.cognate.userpool.srp.SrpState;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;

/** What a proof by SRP is judged with, as it is remembered between the challenge and its answer. Secret. */
public final class SrpMemo {
    private static final String NAME = "srp.name";
    private static final String CLIENT_KEY = "srp.A";
    private static final String SERVER_KEY = "srp.B";
    private static final String SECRET = "srp.b";

    private SrpMemo() {}

    /** Writes down the name in the proof and the server's numbers. */
    public static Map<String, String> of(String srpName, SrpState srp) {
        return Map.of(
                NAME, srpName,
                CLIENT_KEY, encode(srp.clientKey()),
                SERVER_KEY, encode(srp.serverKey()),
                SECRET, encode(srp.secret()));
    }

    /** The name in the proof. */
    public static String name(SignInSession session) {
        return session.memo().get(NAME);
    }

    /** The server's numbers. */
    public static SrpState state(SignInSession session) {
        Map<String, String> memo = session.memo();
        return new SrpState(decode(memo.get(CLIENT_KEY)), decode(memo.get(SERVER_KEY)), decode(memo.get(SECRET)));
    }

    private static String encode(BigInteger number) {
        return Base64.getEncoder().withoutPadding().encodeToString(number.toByteArray());
    }

    private static BigInteger decode(String text) {
        return new BigInteger(Base64.getDecoder().decode(text));
    }
}
