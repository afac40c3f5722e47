package dev.cognate.iam.policy;

/** A document that is not in the policy language; the message is the one IAM gives with MalformedPolicyDocument. */
public final class MalformedPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedPolicyException(String message) {
        super(message, null, false, false);
    }

    /** For anything IAM has no better words for. */
    static MalformedPolicyException syntax() {
        return new MalformedPolicyException("Syntax errors in policy.");
    }
}
