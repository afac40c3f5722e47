package dev.cognate.iam.directory;

import dev.cognate.iam.policy.PolicyDocument;
import dev.cognate.iam.policy.PolicyKind;
import dev.cognate.iam.policy.PolicyReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** Policies that were read before, by their text: a changed policy is another text. Bounded; thread-safe. */
final class CompiledPolicies {
    private static final int MOST = 4096;

    private final Map<Source, PolicyDocument> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, PolicyDocument> eldest) {
            return size() > MOST;
        }
    };

    private record Source(String name, String document) {}

    /** An identity policy; throws {@link dev.cognate.iam.policy.MalformedPolicyException} when it is none. */
    PolicyDocument identity(String name, String document) {
        Source source = new Source(name, document);
        synchronized (compiled) {
            PolicyDocument known = compiled.get(source);
            if (known != null) {
                return known;
            }
        }
        PolicyDocument read = PolicyReader.read(name, PolicyKind.IDENTITY, document);
        synchronized (compiled) {
            compiled.put(source, read);
        }
        return read;
    }
}
