package dev.cognate.bench.gateway;

/** How an object is reached. */
enum Way {
    /** The S3 server itself, with the operator's key. */
    DIRECT,
    /** The access gateway, with temporary credentials. */
    GATEWAY,
    /** NGINX, which passes what the operator signed on as it is and decides nothing: what any proxy costs. */
    NGINX
}
