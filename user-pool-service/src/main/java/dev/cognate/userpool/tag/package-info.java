/** Tags of user pools: TagResource, UntagResource, ListTagsForResource. */
package dev.cognate.userpool.tag;
