package dev.cognate.identitypool.gateway.s3;

import dev.cognate.identitypool.gateway.Head;
import dev.cognate.identitypool.gateway.Need;
import dev.cognate.identitypool.gateway.Refusal;
import dev.cognate.identitypool.gateway.ServiceRules;
import dev.cognate.identitypool.gateway.Upstream;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Requests of the S3 API. Objects pass as a stream; only a list of objects to delete is read first. */
public final class S3Rules implements ServiceRules {
    private static final String DELETE = "delete";
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    @Override
    public boolean readsBody(Head head) {
        return "POST".equals(head.method()) && head.parameters().containsKey(DELETE);
    }

    @Override
    public Future<List<Need>> needs(Upstream upstream, Head head, Buffer body) {
        S3Address address = address(upstream, head);
        if (!readsBody(head)) {
            return Future.succeededFuture(new S3Needs(head, address).all());
        }
        boolean ofBucket = address.bucket().isPresent() && address.key().isEmpty();
        if (!ofBucket) {
            throw Refusal.notBuilt("Deleting a list of objects anywhere but in a bucket");
        }
        return Future.succeededFuture(DeletedKeys.needs(address.bucket().get(), body.getBytes()));
    }

    @Override
    public String path(Upstream upstream, Head head) {
        return address(upstream, head).path();
    }

    private static S3Address address(Upstream upstream, Head head) {
        return S3Address.of(head.path(), head.authority(), upstream.hosts());
    }

    /** AWS, "Error responses" of the S3 API reference. */
    @Override
    public ErrorAnswer error(Refusal refusal, String path, String requestId) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XML.createXMLStreamWriter(text);
            xml.writeStartDocument();
            xml.writeStartElement("Error");
            element(xml, "Code", refusal.code());
            element(xml, "Message", refusal.getMessage());
            element(xml, "Resource", path);
            element(xml, "RequestId", requestId);
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory cannot fail", e);
        }
        return new ErrorAnswer(refusal.status(), "application/xml", text.toString());
    }

    private static void element(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }
}
