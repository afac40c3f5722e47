package dev.cognate.identitypool.iam;

import dev.cognate.contract.iam.LimitExceededException;
import dev.cognate.contract.iam.MalformedPolicyDocumentException;
import dev.cognate.iam.policy.MalformedPolicyException;
import dev.cognate.iam.policy.PolicyKind;
import dev.cognate.iam.policy.PolicyReader;
import dev.cognate.wire.http.PercentEncoding;

/**
 * Policy documents as they come in and go out.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">AWS's guide: IAM quotas</a>
 */
public final class Documents {
    private static final int TRUST_POLICY_LIMIT = 2048;
    private static final int MANAGED_POLICY_LIMIT = 6144;

    private Documents() {}

    /** Fails with {@link MalformedPolicyDocumentException} or, when it is too long, {@link LimitExceededException}. */
    public static void requireTrust(String document) {
        requireLength(document, TRUST_POLICY_LIMIT, "Cannot exceed quota for ACLSizePerRole: " + TRUST_POLICY_LIMIT);
        requireReadable(document, PolicyKind.TRUST);
    }

    /** As {@link #requireTrust} does, of a managed policy. */
    public static void requireManaged(String document) {
        requireLength(document, MANAGED_POLICY_LIMIT, "Cannot exceed quota for PolicySize: " + MANAGED_POLICY_LIMIT);
        requireReadable(document, PolicyKind.IDENTITY);
    }

    /** Fails with {@link MalformedPolicyDocumentException}. */
    public static void requireIdentity(String document) {
        requireReadable(document, PolicyKind.IDENTITY);
    }

    private static void requireReadable(String document, PolicyKind kind) {
        try {
            PolicyReader.read("new", kind, document);
        } catch (MalformedPolicyException e) {
            throw new MalformedPolicyDocumentException(e.getMessage());
        }
    }

    /** White space does not count. */
    public static int length(String document) {
        return (int) document.chars()
                .filter(character -> !Character.isWhitespace(character))
                .count();
    }

    private static void requireLength(String document, int limit, String message) {
        if (length(document) > limit) {
            throw new LimitExceededException(message);
        }
    }

    /** As IAM answers documents: percent-encoded (RFC 3986), byte for byte what was given. */
    public static String encoded(String document) {
        return PercentEncoding.encode(document);
    }
}
