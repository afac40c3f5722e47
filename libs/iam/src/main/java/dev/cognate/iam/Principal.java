package dev.cognate.iam;

/** Who makes a call, as far as signatures can tell. */
public sealed interface Principal {

    /** A caller of an operation that takes no signature. */
    Principal ANONYMOUS = new Anonymous();

    /** The ARN that policies, logs and events name the caller by. */
    String arn();

    /** Nobody in particular. */
    record Anonymous() implements Principal {
        @Override
        public String arn() {
            return "arn:aws:iam:::anonymous";
        }
    }

    /**
     * The owner of the account, whose key comes from configuration; every signed operation is open to it.
     *
     * @param accountId twelve digits
     */
    record Root(String accountId) implements Principal {
        @Override
        public String arn() {
            return "arn:aws:iam::" + accountId + ":root";
        }
    }
}
