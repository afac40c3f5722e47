package dev.cognate.local.demo;

import dev.cognate.local.stack.CognitoClients;
import dev.cognate.local.stack.StackRecord;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;

/** From a token to temporary credentials, to objects: a user's own, and somebody else's. */
final class StorageWalk {
    private static final int FORBIDDEN = 403;

    private final StackRecord stack;
    private final Steps steps;

    StorageWalk(StackRecord stack, Steps steps) {
        this.stack = stack;
        this.steps = steps;
    }

    /** An identity and its credentials. */
    private record Holder(String identity, AwsSessionCredentials credentials) {}

    /** Walks with the ID token of somebody who has signed in. */
    void run(CognitoIdentityProviderClient users, String idToken) {
        String pool = steps.take("Identity pool and role", () -> {
            String id = DemoIdentityPool.ensure(stack);
            makeBucket();
            return new Steps.Outcome<>(id, id);
        });
        Holder ada = steps.take("Temporary credentials", () -> {
            Holder holder = exchange(pool, idToken);
            return new Steps.Outcome<>(holder, holder.credentials().accessKeyId() + " for " + holder.identity());
        });
        steps.take("Who they are for", () -> new Steps.Outcome<>(null, callerOf(ada)));
        try (S3Client s3 = s3(ada)) {
            writeAndRead(s3, ada.identity());
            beRefused(s3, exchange(pool, tokenOfSomebodyElse(users)));
        }
    }

    private void writeAndRead(S3Client s3, String identity) {
        String key = identity + "/note.txt";
        steps.take("Write one's own object", () -> {
            s3.putObject(request -> request.bucket(DemoIdentityPool.BUCKET).key(key), RequestBody.fromString("mine"));
            return new Steps.Outcome<>(null, "s3://" + DemoIdentityPool.BUCKET + "/" + key);
        });
        steps.take("Read it back", () -> {
            String content = s3.getObjectAsBytes(
                            request -> request.bucket(DemoIdentityPool.BUCKET).key(key))
                    .asUtf8String();
            if (!content.equals("mine")) {
                throw new StepFailure("the object holds something else: " + content);
            }
            return new Steps.Outcome<>(null, "what was written");
        });
    }

    private void beRefused(S3Client s3, Holder other) {
        steps.take("Another user's object", () -> {
            String key = other.identity() + "/note.txt";
            try (S3Client theirs = s3(other)) {
                theirs.putObject(
                        request -> request.bucket(DemoIdentityPool.BUCKET).key(key), RequestBody.fromString("theirs"));
            }
            try {
                s3.getObjectAsBytes(
                        request -> request.bucket(DemoIdentityPool.BUCKET).key(key));
            } catch (S3Exception e) {
                if (e.statusCode() == FORBIDDEN) {
                    return new Steps.Outcome<>(
                            null, "is refused: " + e.awsErrorDetails().errorCode());
                }
                throw e;
            }
            throw new StepFailure("it could be read");
        });
    }

    private String tokenOfSomebodyElse(CognitoIdentityProviderClient users) {
        String name = "grace-" + Long.toString(System.currentTimeMillis(), 36);
        users.adminCreateUser(
                request -> request.userPoolId(stack.poolId()).username(name).messageAction(MessageActionType.SUPPRESS));
        users.adminSetUserPassword(request -> request.userPoolId(stack.poolId())
                .username(name)
                .password(DemoWalk.PASSWORD)
                .permanent(true));
        return users.initiateAuth(request -> request.clientId(stack.clientId())
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", name, "PASSWORD", DemoWalk.PASSWORD)))
                .authenticationResult()
                .idToken();
    }

    private Holder exchange(String pool, String idToken) {
        Map<String, String> logins =
                Map.of("cognito-idp." + stack.region() + ".amazonaws.com/" + stack.poolId(), idToken);
        try (CognitoIdentityClient client = CognitoIdentityClient.builder()
                .endpointOverride(java.net.URI.create(stack.http()))
                .region(software.amazon.awssdk.regions.Region.of(stack.region()))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
            String identity = client.getId(
                            request -> request.identityPoolId(pool).logins(logins))
                    .identityId();
            Credentials made = client.getCredentialsForIdentity(
                            request -> request.identityId(identity).logins(logins))
                    .credentials();
            return new Holder(
                    identity, AwsSessionCredentials.create(made.accessKeyId(), made.secretKey(), made.sessionToken()));
        }
    }

    private String callerOf(Holder holder) {
        try (StsClient sts = CognitoClients.client(StsClient.builder(), stack, holder.credentials())) {
            return sts.getCallerIdentity().arn();
        }
    }

    private S3Client s3(Holder holder) {
        return CognitoClients.client(S3Client.builder().serviceConfiguration(byPath()), stack, holder.credentials());
    }

    private void makeBucket() {
        try (S3Client root = CognitoClients.forRoot(S3Client.builder().serviceConfiguration(byPath()), stack)) {
            root.createBucket(request -> request.bucket(DemoIdentityPool.BUCKET));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException e) {
            return;
        }
    }

    /** The names of buckets below localhost are not known to every resolver. */
    private static S3Configuration byPath() {
        return S3Configuration.builder().pathStyleAccessEnabled(true).build();
    }
}
