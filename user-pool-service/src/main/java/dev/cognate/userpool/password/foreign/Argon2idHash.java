package dev.cognate.userpool.password.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code $argon2id$v=N$m=M,t=T,p=P$salt$hash} (RFC 9106). */
record Argon2idHash(String encoded) implements ForeignHash {
    private static final Argon2 ARGON2 = Argon2Factory.create(Argon2Types.ARGON2id);
    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=(?:16|19)\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})"
                    + "\\$([A-Za-z0-9+/]{1,512})\\$([A-Za-z0-9+/]{1,512})");
    private static final int LEAST_MEMORY_KIB = 8;
    private static final int MOST_MEMORY_KIB = 19_456;
    private static final int MOST_ITERATIONS = 2;
    private static final int SHORTEST_SALT = 8;

    static Optional<Argon2idHash> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Limits.number(form.group(1), LEAST_MEMORY_KIB, MOST_MEMORY_KIB);
        Limits.number(form.group(2), 1, MOST_ITERATIONS);
        Limits.number(form.group(3), 1, 1);
        Optional<byte[]> salt = Base64s.decode(form.group(4));
        Optional<byte[]> hash = Base64s.decode(form.group(5));
        if (salt.isEmpty() || hash.isEmpty()) {
            return Optional.empty();
        }
        Limits.requireLengths(salt.get(), hash.get(), SHORTEST_SALT);
        return Optional.of(new Argon2idHash(text));
    }

    @Override
    public boolean matches(String password) {
        return ARGON2.verify(encoded, password.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "Argon2idHash[]";
    }
}
