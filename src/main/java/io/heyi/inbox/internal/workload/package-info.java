/** The backlog of the groups that one manages, and how to even it out (product-bar O12). */
package io.heyi.inbox.internal.workload;
