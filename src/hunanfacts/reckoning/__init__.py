"""From facts to conclusions: conversion, trend, audit, choice by amount."""
