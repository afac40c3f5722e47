package dev.cognate.bench.floor;

/** Something an operation cannot avoid. */
public enum Primitive {
    RSA_SIGNATURE("RSA-2048 signature"),
    RSA_VERIFICATION("RSA-2048 verification"),
    ARGON2ID("Argon2id hash"),
    SRP("SRP exponentiations (B and S)"),
    DATABASE_READ("PostgreSQL read by primary key");

    private final String label;

    Primitive(String label) {
        this.label = label;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }
}
