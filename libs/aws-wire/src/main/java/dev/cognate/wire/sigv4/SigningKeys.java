package dev.cognate.wire.sigv4;

import dev.cognate.iam.AccessKey;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Derives signing keys and keeps the ones used last; only keys of known callers get this far. */
final class SigningKeys {
    private final Map<Derivation, byte[]> derived;

    private record Derivation(String accessKeyId, String secret, CredentialScope scope) {
        @Override
        public String toString() {
            return "Derivation[accessKeyId=" + accessKeyId + "]";
        }
    }

    SigningKeys(int mostKept) {
        this.derived = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Derivation, byte[]> eldest) {
                return size() > mostKept;
            }
        };
    }

    byte[] of(AccessKey key, CredentialScope scope) {
        Derivation derivation = new Derivation(key.id(), key.secret(), scope);
        synchronized (derived) {
            return derived.computeIfAbsent(derivation, SigningKeys::derive);
        }
    }

    private static byte[] derive(Derivation derivation) {
        byte[] secret = ("AWS4" + derivation.secret()).getBytes(StandardCharsets.UTF_8);
        byte[] date = Digests.hmac(secret, derivation.scope().date());
        byte[] region = Digests.hmac(date, derivation.scope().region());
        byte[] service = Digests.hmac(region, derivation.scope().service());
        return Digests.hmac(service, "aws4_request");
    }
}
