package dev.cognate.userpool.password.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/** {@code N$r$p$hexSalt$hexHash} (RFC 7914). */
record ScryptHash(String encoded, int cost, int blockSize, byte[] salt, byte[] hash) implements ForeignHash {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{1,9})\\$(\\d{1,9})\\$(\\d{1,9})\\$((?:[0-9a-fA-F]{2}){1,512})\\$((?:[0-9a-fA-F]{2}){1,512})");
    private static final int HIGHEST_COST = 65_536;
    private static final int HIGHEST_BLOCK_SIZE = 8;
    private static final int SHORTEST_SALT = 4;

    static Optional<ScryptHash> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int cost = Limits.number(form.group(1), 2, HIGHEST_COST);
        int blockSize = Limits.number(form.group(2), 1, HIGHEST_BLOCK_SIZE);
        Limits.number(form.group(3), 1, 1);
        byte[] salt = HexFormat.of().parseHex(form.group(4));
        byte[] hash = HexFormat.of().parseHex(form.group(5));
        Limits.requireLengths(salt, hash, SHORTEST_SALT);
        // RFC 7914 section 6: a power of two, less than 2^(128 * r / 8)
        if (Integer.bitCount(cost) != 1 || (blockSize == 1 && cost >= HIGHEST_COST)) {
            throw Limits.tooMuch();
        }
        return Optional.of(new ScryptHash(text, cost, blockSize, salt, hash));
    }

    @Override
    public boolean matches(String password) {
        byte[] computed = SCrypt.generate(password.getBytes(UTF_8), salt, cost, blockSize, 1, hash.length);
        return MessageDigest.isEqual(computed, hash);
    }

    @Override
    public String toString() {
        return "ScryptHash[]";
    }
}
