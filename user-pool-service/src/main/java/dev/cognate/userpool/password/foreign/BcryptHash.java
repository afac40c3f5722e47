package dev.cognate.userpool.password.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** {@code $2<a/b/x/y>$[cost]$[salt][hash]}. */
record BcryptHash(String encoded) implements ForeignHash {
    private static final Pattern FORM = Pattern.compile("\\$2[abxy]\\$(\\d{2})\\$[./A-Za-z0-9]{53}");
    private static final int LOWEST_COST = 4;
    private static final int HIGHEST_COST = 12;
    private static final String BUGGY = "$2x$";

    static Optional<BcryptHash> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Limits.number(form.group(1), LOWEST_COST, HIGHEST_COST);
        return Optional.of(new BcryptHash(text));
    }

    @Override
    public boolean matches(String password) {
        // $2x marks hashes of an implementation that was wrong about letters beyond ASCII and right about all others
        String known = encoded.startsWith(BUGGY) ? "$2y$" + encoded.substring(BUGGY.length()) : encoded;
        return OpenBSDBCrypt.checkPassword(known, password.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "BcryptHash[]";
    }
}
