package dev.cognate.identitypool.gateway.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Need;
import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3NeedsTest {
    private static final String PREFIX = "arn:aws:s3:::";

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,    /,                                     s3:ListAllMyBuckets,          *
            HEAD,   /photos,                               s3:ListBucket,                photos
            GET,    /photos?list-type=2&prefix=a,          s3:ListBucket,                photos
            GET,    /photos?versions,                      s3:ListBucketVersions,        photos
            PUT,    /photos,                               s3:CreateBucket,              photos
            PUT,    /photos?policy,                        s3:PutBucketPolicy,           photos
            GET,    /photos/a/b.jpg,                       s3:GetObject,                 photos/a/b.jpg
            GET,    /photos/a%20b?x-id=GetObject,          s3:GetObject,                 photos/a b
            GET,    /photos/a?versionId=1,                 s3:GetObjectVersion,          photos/a
            GET,    /photos/a?acl,                         s3:GetObjectAcl,              photos/a
            PUT,    /photos/a?partNumber=1&uploadId=u,     s3:PutObject,                 photos/a
            POST,   /photos/a?uploads,                     s3:PutObject,                 photos/a
            GET,    /photos/a?uploadId=u,                  s3:ListMultipartUploadParts,  photos/a
            DELETE, /photos/a?uploadId=u,                  s3:AbortMultipartUpload,      photos/a
            DELETE, /photos/a,                             s3:DeleteObject,              photos/a
            DELETE, /photos/a?tagging,                     s3:DeleteObjectTagging,       photos/a
            """)
    void shouldNeedThePermissionOfTheRequest(String method, String uri, String action, String resource) {
        // when
        List<Need> needs = needs(method, uri, Map.of());

        // then
        assertThat(needs).hasSize(1);
        assertThat(needs.getFirst().action()).isEqualTo(action);
        assertThat(needs.getFirst().resource()).isEqualTo("*".equals(resource) ? "*" : PREFIX + resource);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/photos?unheard-of", "/photos/a?policy", "/photos/a?acl&tagging", "/photos?analytics&id=1"})
    void shouldRefuseWhatPoliciesCannotBeAskedAbout(String uri) {
        // when
        // then
        assertThatThrownBy(() -> needs("GET", uri, Map.of()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(501));
    }

    @Test
    void shouldNeedToReadWhatIsCopied() {
        // when
        List<Need> needs = needs("PUT", "/mine/copy", Map.of("x-amz-copy-source", "/theirs/secret%2Ftxt"));

        // then
        assertThat(needs)
                .extracting(Need::action, Need::resource)
                .containsExactly(
                        tuple("s3:PutObject", PREFIX + "mine/copy"),
                        tuple("s3:GetObject", PREFIX + "theirs/secret/txt"));
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-acl, public-read, s3:PutObjectAcl",
        "x-amz-grant-read, id=1, s3:PutObjectAcl",
        "x-amz-tagging, a=b, s3:PutObjectTagging",
        "x-amz-object-lock-legal-hold, ON, s3:PutObjectLegalHold"
    })
    void shouldNeedWhatHeadersAskForBesides(String header, String value, String action) {
        // when
        List<Need> needs = needs("PUT", "/photos/a", Map.of(header, value));

        // then
        assertThat(needs).extracting(Need::action).containsExactly("s3:PutObject", action);
    }

    @Test
    void shouldTellPoliciesThePrefixOfAList() {
        // when
        Need need = needs("GET", "/photos?prefix=home%2Fann&delimiter=%2F", Map.of())
                .getFirst();

        // then
        assertThat(need.keys())
                .containsEntry("s3:prefix", List.of("home/ann"))
                .containsEntry("s3:delimiter", List.of("/"));
    }

    @Test
    void shouldRefuseAParameterThatStandsThereTwice() {
        // when
        // then
        assertThatThrownBy(() -> needs("GET", "/photos?prefix=mine&prefix=theirs", Map.of()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void shouldRefuseAHeaderThatAlsoStandsInTheQuery() {
        // when
        // then
        assertThatThrownBy(() -> needs("PUT", "/photos/a?x-amz-acl=private", Map.of("x-amz-acl", "public-read")))
                .isInstanceOf(Refusal.class);
    }

    private static List<Need> needs(String method, String uri, Map<String, String> headers) {
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        String query = question < 0 ? "" : uri.substring(question + 1);
        Head head =
                new Head(method, path, query, MultiMap.caseInsensitiveMultiMap().addAll(headers), "localhost:8086");
        return new S3Needs(head, S3Address.of(path, "localhost:8086", List.of()), false).all();
    }
}
