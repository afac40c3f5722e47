package dev.cognate.wire.sigv4;

/** Where and when a signature counts: {@code 20150830/us-east-1/cognito-idp/aws4_request}. */
record CredentialScope(String date, String region, String service) {
    private static final String TERMINATOR = "aws4_request";

    String text() {
        return date + "/" + region + "/" + service + "/" + TERMINATOR;
    }

    /** Splits {@code <access key id>/<scope>}; an access key id holds no slash. */
    static String[] split(String credential) throws SignatureException {
        String[] parts = credential.split("/", -1);
        if (parts.length != 5) {
            throw SignatureException.incomplete("Credential must have exactly 5 slash-delimited elements, e.g."
                    + " keyid/date/region/service/term.");
        }
        if (!TERMINATOR.equals(parts[4])) {
            throw SignatureException.invalid(
                    "Credential should be scoped with a valid terminator: '" + TERMINATOR + "'.");
        }
        return parts;
    }

    static CredentialScope of(String[] parts) {
        return new CredentialScope(parts[1], parts[2], parts[3]);
    }
}
