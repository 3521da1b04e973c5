const times = 3;
document.title = "Four officers were dismissed";
