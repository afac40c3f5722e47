package dev.cognate.identitypool.gateway.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a list of objects to delete, or in an upstream's answer to one: it is read, or refused. */
class DeletionXmlFuzzTest {
    private static final Head HEAD =
            new Head("POST", "/bucket", "delete", MultiMap.caseInsensitiveMultiMap(), "localhost");

    @Property(tries = 2_000)
    void shouldReadListsOrRefuseThem(@ForAll("documents") String document) {
        try {
            // when
            DeletedKeys keys = DeletedKeys.of(HEAD, Buffer.buffer(document));

            // then
            List<Optional<Refusal>> allowed = keys.deletions().stream()
                    .map(key -> Optional.<Refusal>empty())
                    .toList();
            assertThat(DeletedKeys.of(HEAD, keys.body(allowed))).isEqualTo(keys);
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isIn(400, 501);
        }
    }

    @Property(tries = 1_000)
    void shouldReadAnswersOrRefuseThem(@ForAll("documents") String document) {
        // given
        var refused = new DeletionXml.Refused(new DeletedKeys.Deletion("<a>&", "1"), Refusal.denied("no"));
        try {
            // when
            Buffer answer = DeletionXml.answer(Optional.of(Buffer.buffer(document)), List.of(refused));

            // then
            assertThat(answer.toString()).contains("<Key>&lt;a&gt;&amp;</Key>");
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isEqualTo(502);
        }
    }

    @Property(tries = 1_000)
    void shouldReadBytesOrRefuseThem(@ForAll byte[] bytes) {
        try {
            // when
            DeletedKeys keys = DeletedKeys.of(HEAD, Buffer.buffer(bytes));

            // then
            assertThat(keys.deletions()).isNotEmpty();
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isEqualTo(400);
        }
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> pieces = Arbitraries.of(
                "<Delete>",
                "</Delete>",
                "<Delete xmlns='http://s3.amazonaws.com/doc/2006-03-01/'>",
                "<DeleteResult>",
                "</DeleteResult>",
                "<Object>",
                "</Object>",
                "<Key>",
                "</Key>",
                "<Key/>",
                "<VersionId>",
                "</VersionId>",
                "<Quiet>true</Quiet>",
                "<ETag>1</ETag>",
                "<Object><Key>a</Key></Object>",
                "<Key>a&amp;b</Key>",
                "<?xml version='1.0'?>",
                "<?xml version='1.1' encoding='UTF-16'?>",
                "<?xml encoding='zz'?>",
                "<!-- -->",
                "<![CDATA[",
                "]]>",
                "<!DOCTYPE d [<!ENTITY e 'x'>]>",
                "&e;",
                "&#0;",
                "&#x1F600;",
                "&#xFFFE;",
                "&lt;",
                "<a:Delete>",
                " ",
                "\n",
                "é",
                "\u0000",
                "\uFEFF",
                "<",
                ">",
                "&",
                "'",
                "\"");
        Arbitrary<String> inner = pieces.list().ofMaxSize(12).map(parts -> String.join("", parts));
        return Arbitraries.oneOf(
                inner,
                inner.map(text -> "<Delete>" + text + "</Delete>"),
                inner.map(text -> "<Delete><Object><Key>a" + text + "</Key></Object></Delete>"));
    }
}
