document.addEventListener('keydown', (e) => { if (e.key === 'Tab' && document.activeElement.textContent === 'Deux') e.preventDefault(); });
