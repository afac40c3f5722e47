/** The facts the service tells the world: their types, and the door to the transactional outbox. */
package dev.cognate.identitypool.event;
