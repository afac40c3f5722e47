package dev.cognate.contract.generator;

/** The APIs: model file, Java package and the name of the table class. */
enum Api {
    COGNITO_IDP("cognito-idp.json", "dev.cognate.contract.idp", "CognitoIdp"),
    COGNITO_IDENTITY("cognito-identity.json", "dev.cognate.contract.identity", "CognitoIdentity"),
    COGNITO_SYNC("cognito-sync.json", "dev.cognate.contract.sync", "CognitoSync"),
    STS("sts.json", "dev.cognate.contract.sts", "Sts"),
    /** The part of the API that set-ups need, not all of it. */
    IAM("iam.json", "dev.cognate.contract.iam", "Iam");

    final String modelFile;
    final String packageName;
    final String tableName;

    Api(String modelFile, String packageName, String tableName) {
        this.modelFile = modelFile;
        this.packageName = packageName;
        this.tableName = tableName;
    }
}
