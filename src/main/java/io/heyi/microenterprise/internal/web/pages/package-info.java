/** Pages of proposals and micro-enterprises: they show what the facades answer and hold no rule of their own. */
package io.heyi.microenterprise.internal.web.pages;
