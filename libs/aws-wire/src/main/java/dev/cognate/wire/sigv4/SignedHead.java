package dev.cognate.wire.sigv4;

import dev.cognate.iam.Principal;

/**
 * A request whose signature is proven, and its body too as soon as it turns out to have {@code payloadHash}.
 *
 * @param signer the owner of the key
 * @param region it was signed for
 * @param service it was signed for
 * @param payloadHash SHA-256 of the body in small hexadecimal letters, or one of S3's words in its place, such as
 *     {@code UNSIGNED-PAYLOAD}
 * @param chunks proves the chunks of an upload that is signed chunk by chunk
 */
public record SignedHead(Principal signer, String region, String service, String payloadHash, ChunkSignatures chunks) {}
