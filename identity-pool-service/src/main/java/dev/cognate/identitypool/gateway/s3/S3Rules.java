package dev.cognate.identitypool.gateway.s3;

import dev.cognate.identitypool.gateway.Ask;
import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.ServiceRules;
import dev.cognate.identitypool.gateway.Signatures;
import dev.cognate.identitypool.gateway.Upstream;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Requests of the S3 API. Objects pass as a stream; only a list of objects to delete is read first. */
public final class S3Rules implements ServiceRules {
    private static final String DELETE = "delete";
    private static final String DENIED = "AccessDenied";
    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    /** AWS, "Error responses" of the S3 API reference. */
    private static final Map<String, Refusal> WORDS = Map.of(
            Signatures.MISSING, Refusal.denied("Access Denied"),
            Signatures.LAPSED, new Refusal(FORBIDDEN, DENIED, "Request has expired"),
            Signatures.SKEWED,
                    new Refusal(
                            FORBIDDEN,
                            Signatures.SKEWED,
                            "The difference between the request time and the current time is too large."),
            Signatures.UNKNOWN_KEY,
                    new Refusal(
                            FORBIDDEN,
                            Signatures.UNKNOWN_KEY,
                            "The AWS Access Key Id you provided does not exist in our records."),
            Signatures.UNKNOWN_TOKEN,
                    new Refusal(
                            BAD_REQUEST,
                            Signatures.UNKNOWN_TOKEN,
                            "The provided token is malformed or otherwise invalid."),
            Signatures.EXPIRED, new Refusal(BAD_REQUEST, Signatures.EXPIRED, "The provided token has expired."));

    @Override
    public boolean readsBody(Head head) {
        return "POST".equals(head.method()) && head.parameters().containsKey(DELETE);
    }

    @Override
    public Future<Ask> ask(Upstream upstream, Head head, Buffer body) {
        S3Address address = address(upstream, head);
        boolean exactKeys = upstream.manners().exactKeys();
        if (!exactKeys) {
            address.requireOnePlace();
        }
        if (readsBody(head)) {
            return Future.succeededFuture(deletion(address, DeletedKeys.of(head, body), exactKeys));
        }
        return Future.succeededFuture(Ask.of(new S3Needs(head, address, exactKeys).all()));
    }

    private static Ask deletion(S3Address address, DeletedKeys keys, boolean exactKeys) {
        boolean ofBucket = address.bucket().isPresent() && address.key().isEmpty();
        if (!ofBucket) {
            throw Refusal.notBuilt("Deleting a list of objects anywhere but in a bucket");
        }
        if (!exactKeys) {
            keys.deletions().forEach(deletion -> S3Address.requireOnePlace(deletion.key()));
        }
        return new Ask(keys.needs(address.bucket().get()), Optional.of(keys));
    }

    @Override
    public String path(Upstream upstream, Head head) {
        return address(upstream, head).path();
    }

    private static S3Address address(Upstream upstream, Head head) {
        return S3Address.of(head.path(), head.authority(), upstream.hosts());
    }

    @Override
    public ErrorAnswer error(Refusal refusal, String path, String requestId) {
        Refusal worded = WORDS.getOrDefault(refusal.code(), refusal);
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(text);
            xml.writeStartDocument();
            xml.writeStartElement("Error");
            DeletionXml.element(xml, "Code", worded.code());
            DeletionXml.element(xml, "Message", worded.getMessage());
            DeletionXml.element(xml, "Resource", path);
            DeletionXml.element(xml, "RequestId", requestId);
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory cannot fail", e);
        }
        return new ErrorAnswer(worded.status(), "application/xml", text.toString(), Optional.empty());
    }
}
