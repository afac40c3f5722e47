package dev.cognate.userpool.branding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cognate.userpool.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkNumber;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssetType;

/** Documents, pictures and what a browser gets, for tests of branding. */
final class BrandingScene {
    static final byte[] SVG = svg("<circle cx='5' cy='5' r='4' fill='#123456'/>");
    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3};

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private BrandingScene() {}

    static byte[] svg(String inside) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">" + inside + "</svg>")
                .getBytes(StandardCharsets.UTF_8);
    }

    static AssetType asset(String category, String mode, String extension, byte[] content) {
        return AssetType.builder()
                .category(category)
                .colorMode(mode)
                .extension(extension)
                .bytes(SdkBytes.fromByteArray(content))
                .build();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static Document document(String text) {
        return document(json(text));
    }

    private static Document document(JsonNode node) {
        if (node.isObject()) {
            Map<String, Document> members = new LinkedHashMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), document(member.getValue())));
            return Document.fromMap(members);
        }
        if (node.isArray()) {
            List<Document> elements = new ArrayList<>();
            node.forEach(element -> elements.add(document(element)));
            return Document.fromList(elements);
        }
        if (node.isNumber()) {
            return Document.fromNumber(SdkNumber.fromString(node.asText()));
        }
        if (node.isBoolean()) {
            return Document.fromBoolean(node.asBoolean());
        }
        return node.isNull() ? Document.fromNull() : Document.fromString(node.asText());
    }

    static Document at(Document document, String... path) {
        Document found = document;
        for (String name : path) {
            found = found.asMap().get(name);
        }
        return found;
    }

    static HttpResponse<byte[]> get(String path) {
        URI address = path.startsWith("/") ? Api.endpoint().resolve(path) : URI.create(path);
        HttpRequest request = HttpRequest.newBuilder(address).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
