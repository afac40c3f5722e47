package dev.cognate.bench.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * A way to the objects.
 *
 * @param endpoint for which requests are signed
 * @param address where they are sent
 * @param credentials that are good there
 */
record Route(URI endpoint, URI address, AwsCredentials credentials) {
    private static final Duration VALIDITY = Duration.ofHours(2);

    /** Signs one transfer of an object. */
    SignedUrl sign(Transfer transfer, String bucket, String key) {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            PresignedRequest request = transfer.writes()
                    ? presigner.presignPutObject(presign -> presign.signatureDuration(VALIDITY)
                            .putObjectRequest(put -> put.bucket(bucket).key(key)))
                    : presigner.presignGetObject(presign -> presign.signatureDuration(VALIDITY)
                            .getObjectRequest(get -> get.bucket(bucket).key(key)));
            URI signed = request.httpRequest().getUri();
            String sent = address + signed.getRawPath() + "?" + signed.getRawQuery();
            return new SignedUrl(URI.create(sent), headers(request));
        }
    }

    private static Map<String, String> headers(PresignedRequest request) {
        return request.signedHeaders().entrySet().stream()
                .filter(header -> !header.getKey().toLowerCase(Locale.ROOT).equals("host"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().getFirst()));
    }
}
